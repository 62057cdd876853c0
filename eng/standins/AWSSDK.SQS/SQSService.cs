using Amazon.AwsJson;
using Amazon.Runtime.Internal;
using Amazon.SQS.Model;

namespace Amazon.SQS;

internal static class SQSService
{
    public const string Id = "SQS";
    public const string HostName = "sqs";

    public static readonly JsonService Service = new("Amazon.SQS", "AmazonSQS", "2012-11-05", "application/x-amz-json-1.0", Exception);

    private static AmazonSQSException Exception(string shape, ErrorResponse error) => shape switch
    {
        "BatchEntryIdsNotDistinct" => new BatchEntryIdsNotDistinctException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "BatchRequestTooLong" => new BatchRequestTooLongException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "EmptyBatchRequest" => new EmptyBatchRequestException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidAddress" => new InvalidAddressException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidAttributeName" => new InvalidAttributeNameException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidAttributeValue" => new InvalidAttributeValueException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidBatchEntryId" => new InvalidBatchEntryIdException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidIdFormat" => new InvalidIdFormatException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidMessageContents" => new InvalidMessageContentsException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidSecurity" => new InvalidSecurityException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "KmsAccessDenied" => new KmsAccessDeniedException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "KmsDisabled" => new KmsDisabledException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "KmsInvalidKeyUsage" => new KmsInvalidKeyUsageException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "KmsInvalidState" => new KmsInvalidStateException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "KmsNotFound" => new KmsNotFoundException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "KmsOptInRequired" => new KmsOptInRequiredException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "KmsThrottled" => new KmsThrottledException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "MessageNotInflight" => new MessageNotInflightException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "OverLimit" => new OverLimitException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "PurgeQueueInProgress" => new PurgeQueueInProgressException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "QueueDeletedRecently" => new QueueDeletedRecentlyException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "QueueDoesNotExist" => new QueueDoesNotExistException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "QueueNameExists" => new QueueNameExistsException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "ReceiptHandleIsInvalid" => new ReceiptHandleIsInvalidException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "RequestThrottled" => new RequestThrottledException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "ResourceNotFoundException" => new ResourceNotFoundException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "TooManyEntriesInBatchRequest" => new TooManyEntriesInBatchRequestException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "UnsupportedOperation" => new UnsupportedOperationException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        _ => new AmazonSQSException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };
}
