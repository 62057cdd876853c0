using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class InvalidNextTokenException : AmazonSecretsManagerException
{
    public InvalidNextTokenException(string message) : base(message)
    {
    }

    internal InvalidNextTokenException(ErrorResponse error) : base(error)
    {
    }
}
