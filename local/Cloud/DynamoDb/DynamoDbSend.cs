using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.DynamoDb;

/// <summary>Sends a request to the tables.</summary>
internal delegate Task<AwsHttpAnswer> DynamoDbSend(string operation, AwsRequest request, CancellationToken cancellationToken);
