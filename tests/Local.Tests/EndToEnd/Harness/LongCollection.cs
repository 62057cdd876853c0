namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

[CollectionDefinition(LongRun.Collection)]
public sealed class LongCollection : ICollectionFixture<LongRun>;
