using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class PurgeQueueInProgressException : AmazonSQSException
{
    public PurgeQueueInProgressException(string message) : base(message)
    {
    }

    internal PurgeQueueInProgressException(ErrorResponse error) : base(error)
    {
    }
}
