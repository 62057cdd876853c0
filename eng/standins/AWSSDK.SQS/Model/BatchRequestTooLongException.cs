using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class BatchRequestTooLongException : AmazonSQSException
{
    public BatchRequestTooLongException(string message) : base(message)
    {
    }

    internal BatchRequestTooLongException(ErrorResponse error) : base(error)
    {
    }
}
