using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

public class KmsNotFoundException : AmazonSQSException
{
    public KmsNotFoundException(string message) : base(message)
    {
    }

    public KmsNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
