using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>A part of what we claim to know about AWS.</summary>
[Collection(EmulatorFixture.Collection)]
public abstract class ContractTestBase(EmulatorFixture emulators, ContractAccounts accounts)
{
    protected ContractAccount Open(Where where) => accounts.Open(where, emulators);
}
