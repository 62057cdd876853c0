using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class KmsInvalidKeyUsageException : AmazonSQSException
{
    public KmsInvalidKeyUsageException(string message) : base(message)
    {
    }

    internal KmsInvalidKeyUsageException(ErrorResponse error) : base(error)
    {
    }
}
