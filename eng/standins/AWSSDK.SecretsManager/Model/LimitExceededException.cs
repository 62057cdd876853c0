using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class LimitExceededException : AmazonSecretsManagerException
{
    public LimitExceededException(string message) : base(message)
    {
    }

    internal LimitExceededException(ErrorResponse error) : base(error)
    {
    }
}
