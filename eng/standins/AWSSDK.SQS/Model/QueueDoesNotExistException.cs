using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class QueueDoesNotExistException : AmazonSQSException
{
    public QueueDoesNotExistException(string message) : base(message)
    {
    }

    internal QueueDoesNotExistException(ErrorResponse error) : base(error)
    {
    }
}
