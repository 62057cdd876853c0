using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class KmsThrottledException : AmazonSQSException
{
    public KmsThrottledException(string message) : base(message)
    {
    }

    public KmsThrottledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
