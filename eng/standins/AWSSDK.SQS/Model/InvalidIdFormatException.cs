using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class InvalidIdFormatException : AmazonSQSException
{
    public InvalidIdFormatException(string message) : base(message)
    {
    }

    internal InvalidIdFormatException(ErrorResponse error) : base(error)
    {
    }
}
