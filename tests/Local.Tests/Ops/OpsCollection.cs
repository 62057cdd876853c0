namespace WhatsAppReplies.Local.Tests.Ops;

[CollectionDefinition(OpsRun.Collection)]
public sealed class OpsCollection : ICollectionFixture<OpsRun>;
