using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class UnsupportedOperationException : AmazonSQSException
{
    public UnsupportedOperationException(string message) : base(message)
    {
    }

    internal UnsupportedOperationException(ErrorResponse error) : base(error)
    {
    }
}
