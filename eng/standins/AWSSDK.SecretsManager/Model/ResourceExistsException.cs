using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class ResourceExistsException : AmazonSecretsManagerException
{
    public ResourceExistsException(string message) : base(message)
    {
    }

    internal ResourceExistsException(ErrorResponse error) : base(error)
    {
    }
}
