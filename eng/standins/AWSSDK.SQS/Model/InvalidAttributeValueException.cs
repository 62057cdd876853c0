using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class InvalidAttributeValueException : AmazonSQSException
{
    public InvalidAttributeValueException(string message) : base(message)
    {
    }

    internal InvalidAttributeValueException(ErrorResponse error) : base(error)
    {
    }
}
