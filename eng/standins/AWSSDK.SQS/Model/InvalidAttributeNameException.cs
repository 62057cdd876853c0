using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class InvalidAttributeNameException : AmazonSQSException
{
    public InvalidAttributeNameException(string message) : base(message)
    {
    }

    internal InvalidAttributeNameException(ErrorResponse error) : base(error)
    {
    }
}
