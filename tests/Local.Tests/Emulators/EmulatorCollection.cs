using WhatsAppReplies.Local.Tests.AwsContract;

namespace WhatsAppReplies.Local.Tests.Emulators;

[CollectionDefinition(EmulatorFixture.Collection)]
public sealed class EmulatorCollection : ICollectionFixture<EmulatorFixture>, ICollectionFixture<ContractAccounts>;
