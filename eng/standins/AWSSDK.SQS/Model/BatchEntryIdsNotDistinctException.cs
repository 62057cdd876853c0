using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class BatchEntryIdsNotDistinctException : AmazonSQSException
{
    public BatchEntryIdsNotDistinctException(string message) : base(message)
    {
    }

    internal BatchEntryIdsNotDistinctException(ErrorResponse error) : base(error)
    {
    }
}
