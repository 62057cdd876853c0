using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager;

public class AmazonSecretsManagerException : AmazonServiceException
{
    public AmazonSecretsManagerException(string message) : base(message)
    {
    }

    public AmazonSecretsManagerException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonSecretsManagerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    internal AmazonSecretsManagerException(ErrorResponse error)
        : this(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)
    {
    }
}
