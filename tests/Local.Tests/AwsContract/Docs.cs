namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>AWS's own pages.</summary>
internal static class Docs
{
    private const string DynamoDb = "https://docs.aws.amazon.com/amazondynamodb/latest/";
    private const string Sqs = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/";
    private const string Secrets = "https://docs.aws.amazon.com/secretsmanager/latest/";
    private const string Iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";

    public const string PutItem = DynamoDb + "APIReference/API_PutItem.html";
    public const string UpdateItem = DynamoDb + "APIReference/API_UpdateItem.html";
    public const string GetItem = DynamoDb + "APIReference/API_GetItem.html";
    public const string DeleteItem = DynamoDb + "APIReference/API_DeleteItem.html";
    public const string BatchWriteItem = DynamoDb + "APIReference/API_BatchWriteItem.html";
    public const string Query = DynamoDb + "APIReference/API_Query.html";
    public const string Constraints = DynamoDb + "developerguide/Constraints.html";
    public const string Conditions = DynamoDb + "developerguide/Expressions.OperatorsAndFunctions.html";
    public const string UpdateExpressions = DynamoDb + "developerguide/Expressions.UpdateExpressions.html";
    public const string AttributeValues = DynamoDb + "developerguide/Expressions.ExpressionAttributeValues.html";
    public const string TimeToLive = DynamoDb + "developerguide/ttl-expired-items.html";
    public const string DynamoDbErrors = DynamoDb + "developerguide/Programming.Errors.html";

    public const string Visibility = Sqs + "SQSDeveloperGuide/sqs-visibility-timeout.html";
    public const string ChangeVisibility = Sqs + "APIReference/API_ChangeMessageVisibility.html";
    public const string ChangeVisibilityBatch = Sqs + "APIReference/API_ChangeMessageVisibilityBatch.html";
    public const string ReceiveMessage = Sqs + "APIReference/API_ReceiveMessage.html";
    public const string SendMessage = Sqs + "APIReference/API_SendMessage.html";
    public const string DeleteMessage = Sqs + "APIReference/API_DeleteMessage.html";
    public const string DeleteMessageBatch = Sqs + "APIReference/API_DeleteMessageBatch.html";
    public const string DeadLetters = Sqs + "SQSDeveloperGuide/sqs-dead-letter-queues.html";
    public const string StartMoveTask = Sqs + "APIReference/API_StartMessageMoveTask.html";
    public const string ListMoveTasks = Sqs + "APIReference/API_ListMessageMoveTasks.html";
    public const string CancelMoveTask = Sqs + "APIReference/API_CancelMessageMoveTask.html";
    public const string MoveTaskTroubles = Sqs + "SQSDeveloperGuide/troubleshooting-dlq-redrive.html";
    public const string SqsErrors = Sqs + "APIReference/CommonErrors.html";

    public const string GetSecretValue = Secrets + "apireference/API_GetSecretValue.html";
    public const string PutSecretValue = Secrets + "apireference/API_PutSecretValue.html";
    public const string CreateSecret = Secrets + "apireference/API_CreateSecret.html";
    public const string DeleteSecret = Secrets + "apireference/API_DeleteSecret.html";
    public const string MoveStage = Secrets + "apireference/API_UpdateSecretVersionStage.html";
    public const string SecretVersions = Secrets + "userguide/whats-in-a-secret.html";

    public const string AccessDenied = Iam + "troubleshoot_access-denied.html";
    public const string Signatures = Iam + "reference_sigv-troubleshooting.html";
}
