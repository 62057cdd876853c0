using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class InvalidRequestException : AmazonSecretsManagerException
{
    public InvalidRequestException(string message) : base(message)
    {
    }

    internal InvalidRequestException(ErrorResponse error) : base(error)
    {
    }
}
