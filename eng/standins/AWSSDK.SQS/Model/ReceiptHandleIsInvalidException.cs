using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class ReceiptHandleIsInvalidException : AmazonSQSException
{
    public ReceiptHandleIsInvalidException(string message) : base(message)
    {
    }

    internal ReceiptHandleIsInvalidException(ErrorResponse error) : base(error)
    {
    }
}
