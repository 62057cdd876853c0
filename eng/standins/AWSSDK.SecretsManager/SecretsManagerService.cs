using Amazon.AwsJson;
using Amazon.Runtime.Internal;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager;

internal static class SecretsManagerService
{
    public const string Id = "Secrets Manager";
    public const string HostName = "secretsmanager";

    public static readonly JsonService Service = new("Amazon.SecretsManager", "secretsmanager", "2017-10-17", "application/x-amz-json-1.1", Exception);

    private static AmazonSecretsManagerException Exception(string shape, ErrorResponse error) => shape switch
    {
        "DecryptionFailure" => new DecryptionFailureException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "EncryptionFailure" => new EncryptionFailureException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InternalServiceError" => new InternalServiceErrorException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidNextTokenException" => new InvalidNextTokenException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidParameterException" => new InvalidParameterException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "InvalidRequestException" => new InvalidRequestException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "LimitExceededException" => new LimitExceededException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "MalformedPolicyDocumentException" => new MalformedPolicyDocumentException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "PreconditionNotMetException" => new PreconditionNotMetException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "PublicPolicyException" => new PublicPolicyException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "ResourceExistsException" => new ResourceExistsException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        "ResourceNotFoundException" => new ResourceNotFoundException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
        _ => new AmazonSecretsManagerException(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode),
    };
}
