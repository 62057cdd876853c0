using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class ResourceNotFoundException : AmazonSQSException
{
    public ResourceNotFoundException(string message) : base(message)
    {
    }

    internal ResourceNotFoundException(ErrorResponse error) : base(error)
    {
    }
}
