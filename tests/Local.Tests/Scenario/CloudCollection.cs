namespace WhatsAppReplies.Local.Tests.Scenario;

[CollectionDefinition(CloudFixture.Collection)]
public sealed class CloudCollection : ICollectionFixture<CloudFixture>;
