using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class KmsOptInRequiredException : AmazonSQSException
{
    public KmsOptInRequiredException(string message) : base(message)
    {
    }

    internal KmsOptInRequiredException(ErrorResponse error) : base(error)
    {
    }
}
