using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class EmptyBatchRequestException : AmazonSQSException
{
    public EmptyBatchRequestException(string message) : base(message)
    {
    }

    internal EmptyBatchRequestException(ErrorResponse error) : base(error)
    {
    }
}
