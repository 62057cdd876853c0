using Amazon.AwsJson;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS;

internal static class SQSService
{
    public const string Id = "SQS";
    public const string HostName = "sqs";

    public static readonly JsonService Service =
        new("Amazon.SQS", "AmazonSQS", "2012-11-05", "application/x-amz-json-1.0", Exception);

    private static AmazonSQSException Exception(string shape, ErrorResponse error) => shape switch
    {
        "BatchEntryIdsNotDistinct" => new BatchEntryIdsNotDistinctException(error),
        "BatchRequestTooLong" => new BatchRequestTooLongException(error),
        "EmptyBatchRequest" => new EmptyBatchRequestException(error),
        "InvalidAddress" => new InvalidAddressException(error),
        "InvalidAttributeName" => new InvalidAttributeNameException(error),
        "InvalidAttributeValue" => new InvalidAttributeValueException(error),
        "InvalidBatchEntryId" => new InvalidBatchEntryIdException(error),
        "InvalidIdFormat" => new InvalidIdFormatException(error),
        "InvalidMessageContents" => new InvalidMessageContentsException(error),
        "InvalidSecurity" => new InvalidSecurityException(error),
        "KmsAccessDenied" => new KmsAccessDeniedException(error),
        "KmsDisabled" => new KmsDisabledException(error),
        "KmsInvalidKeyUsage" => new KmsInvalidKeyUsageException(error),
        "KmsInvalidState" => new KmsInvalidStateException(error),
        "KmsNotFound" => new KmsNotFoundException(error),
        "KmsOptInRequired" => new KmsOptInRequiredException(error),
        "KmsThrottled" => new KmsThrottledException(error),
        "MessageNotInflight" => new MessageNotInflightException(error),
        "OverLimit" => new OverLimitException(error),
        "PurgeQueueInProgress" => new PurgeQueueInProgressException(error),
        "QueueDeletedRecently" => new QueueDeletedRecentlyException(error),
        "QueueDoesNotExist" => new QueueDoesNotExistException(error),
        "QueueNameExists" => new QueueNameExistsException(error),
        "ReceiptHandleIsInvalid" => new ReceiptHandleIsInvalidException(error),
        "RequestThrottled" => new RequestThrottledException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "TooManyEntriesInBatchRequest" => new TooManyEntriesInBatchRequestException(error),
        "UnsupportedOperation" => new UnsupportedOperationException(error),
        _ => new AmazonSQSException(error),
    };
}
