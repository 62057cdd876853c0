using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class RequestThrottledException : AmazonSQSException
{
    public RequestThrottledException(string message) : base(message)
    {
    }

    internal RequestThrottledException(ErrorResponse error) : base(error)
    {
    }
}
