using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class InternalServiceErrorException : AmazonSecretsManagerException
{
    public InternalServiceErrorException(string message) : base(message)
    {
    }

    internal InternalServiceErrorException(ErrorResponse error) : base(error)
    {
    }
}
