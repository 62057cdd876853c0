using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class InvalidBatchEntryIdException : AmazonSQSException
{
    public InvalidBatchEntryIdException(string message) : base(message)
    {
    }

    internal InvalidBatchEntryIdException(ErrorResponse error) : base(error)
    {
    }
}
