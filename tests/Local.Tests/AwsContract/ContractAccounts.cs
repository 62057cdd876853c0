using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>Opens each account when the first test asks for it.</summary>
public sealed class ContractAccounts : IAsyncLifetime
{
    private readonly Dictionary<Where, ContractAccount> _open = [];

    public ContractAccount Open(Where where, EmulatorFixture emulators)
    {
        if (where == Where.RealAccount) Skip.If(RealAccount.WhyNot is not null, RealAccount.WhyNot);
        if (!_open.TryGetValue(where, out var account))
            _open[where] = account = where == Where.RealAccount ? new RealAccount() : new MachineAccount(emulators);
        return account;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var account in _open.Values) await account.DisposeAsync();
    }
}
