using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class InvalidParameterException : AmazonSecretsManagerException
{
    public InvalidParameterException(string message) : base(message)
    {
    }

    internal InvalidParameterException(ErrorResponse error) : base(error)
    {
    }
}
