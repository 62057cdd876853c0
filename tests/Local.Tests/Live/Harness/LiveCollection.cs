namespace WhatsAppReplies.Local.Tests.Live.Harness;

[CollectionDefinition(LiveFixture.Collection)]
public sealed class LiveCollection : ICollectionFixture<LiveFixture>;
