using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class InvalidMessageContentsException : AmazonSQSException
{
    public InvalidMessageContentsException(string message) : base(message)
    {
    }

    internal InvalidMessageContentsException(ErrorResponse error) : base(error)
    {
    }
}
