using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class KmsInvalidStateException : AmazonSQSException
{
    public KmsInvalidStateException(string message) : base(message)
    {
    }

    public KmsInvalidStateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
