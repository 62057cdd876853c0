using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class PreconditionNotMetException : AmazonSecretsManagerException
{
    public PreconditionNotMetException(string message) : base(message)
    {
    }

    internal PreconditionNotMetException(ErrorResponse error) : base(error)
    {
    }
}
