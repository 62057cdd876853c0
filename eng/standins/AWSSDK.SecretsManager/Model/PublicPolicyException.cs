using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

public class PublicPolicyException : AmazonSecretsManagerException
{
    public PublicPolicyException(string message) : base(message)
    {
    }

    public PublicPolicyException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
