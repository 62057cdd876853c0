using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class QueueNameExistsException : AmazonSQSException
{
    public QueueNameExistsException(string message) : base(message)
    {
    }

    internal QueueNameExistsException(ErrorResponse error) : base(error)
    {
    }
}
