using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class KmsInvalidStateException : AmazonSQSException
{
    public KmsInvalidStateException(string message) : base(message)
    {
    }

    internal KmsInvalidStateException(ErrorResponse error) : base(error)
    {
    }
}
