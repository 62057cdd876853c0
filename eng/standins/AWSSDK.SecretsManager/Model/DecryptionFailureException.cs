using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class DecryptionFailureException : AmazonSecretsManagerException
{
    public DecryptionFailureException(string message) : base(message)
    {
    }

    internal DecryptionFailureException(ErrorResponse error) : base(error)
    {
    }
}
