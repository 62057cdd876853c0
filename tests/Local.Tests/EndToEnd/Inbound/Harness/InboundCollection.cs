namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

[CollectionDefinition(InboundCloud.Collection)]
public sealed class InboundCollection : ICollectionFixture<InboundCloud>;
