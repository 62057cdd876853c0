using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

public class MessageNotInflightException : AmazonSQSException
{
    public MessageNotInflightException(string message) : base(message)
    {
    }

    internal MessageNotInflightException(ErrorResponse error) : base(error)
    {
    }
}
