using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class QueueDeletedRecentlyException : AmazonSQSException
{
    public QueueDeletedRecentlyException(string message) : base(message)
    {
    }

    internal QueueDeletedRecentlyException(ErrorResponse error) : base(error)
    {
    }
}
