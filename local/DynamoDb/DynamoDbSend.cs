using WhatsAppReplies.Local.Gateway;

namespace WhatsAppReplies.Local.DynamoDb;

/// <summary>Sends a request to the tables.</summary>
internal delegate Task<AwsAnswer> DynamoDbSend(string operation, AwsRequest request, CancellationToken cancellationToken);
