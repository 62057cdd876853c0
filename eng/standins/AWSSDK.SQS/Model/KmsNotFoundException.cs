using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class KmsNotFoundException : AmazonSQSException
{
    public KmsNotFoundException(string message) : base(message)
    {
    }

    internal KmsNotFoundException(ErrorResponse error) : base(error)
    {
    }
}
