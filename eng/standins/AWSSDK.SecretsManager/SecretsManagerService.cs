using Amazon.AwsJson;
using Amazon.Runtime.Internal;
using Amazon.SecretsManager.Model;

namespace Amazon.SecretsManager;

internal static class SecretsManagerService
{
    public const string Id = "Secrets Manager";
    public const string HostName = "secretsmanager";

    public static readonly JsonService Service =
        new("Amazon.SecretsManager", "secretsmanager", "2017-10-17", "application/x-amz-json-1.1", Exception);

    private static AmazonSecretsManagerException Exception(string shape, ErrorResponse error) => shape switch
    {
        "DecryptionFailure" => new DecryptionFailureException(error),
        "EncryptionFailure" => new EncryptionFailureException(error),
        "InternalServiceError" => new InternalServiceErrorException(error),
        "InvalidNextTokenException" => new InvalidNextTokenException(error),
        "InvalidParameterException" => new InvalidParameterException(error),
        "InvalidRequestException" => new InvalidRequestException(error),
        "LimitExceededException" => new LimitExceededException(error),
        "MalformedPolicyDocumentException" => new MalformedPolicyDocumentException(error),
        "PreconditionNotMetException" => new PreconditionNotMetException(error),
        "PublicPolicyException" => new PublicPolicyException(error),
        "ResourceExistsException" => new ResourceExistsException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        _ => new AmazonSecretsManagerException(error),
    };
}
