using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class InvalidAddressException : AmazonSQSException
{
    public InvalidAddressException(string message) : base(message)
    {
    }

    internal InvalidAddressException(ErrorResponse error) : base(error)
    {
    }
}
