using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class KmsThrottledException : AmazonSQSException
{
    public KmsThrottledException(string message) : base(message)
    {
    }

    internal KmsThrottledException(ErrorResponse error) : base(error)
    {
    }
}
