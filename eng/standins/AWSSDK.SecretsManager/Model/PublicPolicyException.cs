using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class PublicPolicyException : AmazonSecretsManagerException
{
    public PublicPolicyException(string message) : base(message)
    {
    }

    internal PublicPolicyException(ErrorResponse error) : base(error)
    {
    }
}
