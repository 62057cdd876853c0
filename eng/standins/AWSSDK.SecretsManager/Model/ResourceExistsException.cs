using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class ResourceExistsException : AmazonSecretsManagerException
{
    public ResourceExistsException(string message) : base(message)
    {
    }

    public ResourceExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
