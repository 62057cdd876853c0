using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class OverLimitException : AmazonSQSException
{
    public OverLimitException(string message) : base(message)
    {
    }

    internal OverLimitException(ErrorResponse error) : base(error)
    {
    }
}
