namespace Amazon.Lambda.RuntimeSupport;

public class RuntimeApiClientException : Exception
{
    public RuntimeApiClientException(
        string message, int statusCode, string response, Dictionary<string, IEnumerable<string>> headers, Exception innerException)
        : base($"{message} Status: {statusCode}, response: {response}", innerException)
    {
        StatusCode = statusCode;
        Response = response;
        Headers = headers;
    }

    public int StatusCode { get; private set; }

    public string Response { get; private set; }

    public Dictionary<string, IEnumerable<string>> Headers { get; private set; }
}
