namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

[CollectionDefinition(EndToEndRun.Collection)]
public sealed class EndToEndCollection : ICollectionFixture<EndToEndRun>;
