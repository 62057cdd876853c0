using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class KmsDisabledException : AmazonSQSException
{
    public KmsDisabledException(string message) : base(message)
    {
    }

    internal KmsDisabledException(ErrorResponse error) : base(error)
    {
    }
}
