using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class KmsAccessDeniedException : AmazonSQSException
{
    public KmsAccessDeniedException(string message) : base(message)
    {
    }

    internal KmsAccessDeniedException(ErrorResponse error) : base(error)
    {
    }
}
