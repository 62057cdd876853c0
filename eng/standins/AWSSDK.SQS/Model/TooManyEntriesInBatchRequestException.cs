using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class TooManyEntriesInBatchRequestException : AmazonSQSException
{
    public TooManyEntriesInBatchRequestException(string message) : base(message)
    {
    }

    internal TooManyEntriesInBatchRequestException(ErrorResponse error) : base(error)
    {
    }
}
