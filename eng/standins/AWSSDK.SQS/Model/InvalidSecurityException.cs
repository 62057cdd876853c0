using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class InvalidSecurityException : AmazonSQSException
{
    public InvalidSecurityException(string message) : base(message)
    {
    }

    internal InvalidSecurityException(ErrorResponse error) : base(error)
    {
    }
}
