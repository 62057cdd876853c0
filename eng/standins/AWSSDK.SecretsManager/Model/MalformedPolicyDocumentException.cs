using Amazon.Runtime.Internal;

namespace Amazon.SecretsManager.Model;

public class MalformedPolicyDocumentException : AmazonSecretsManagerException
{
    public MalformedPolicyDocumentException(string message) : base(message)
    {
    }

    internal MalformedPolicyDocumentException(ErrorResponse error) : base(error)
    {
    }
}
