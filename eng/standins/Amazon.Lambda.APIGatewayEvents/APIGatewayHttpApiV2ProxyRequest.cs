namespace Amazon.Lambda.APIGatewayEvents;

public class APIGatewayHttpApiV2ProxyRequest
{
    public string RawPath { get; set; }

    public string RawQueryString { get; set; }

    public IDictionary<string, string> Headers { get; set; }

    public ProxyRequestContext RequestContext { get; set; }

    public string Body { get; set; }

    public bool IsBase64Encoded { get; set; }

    public class ProxyRequestContext
    {
        public string DomainName { get; set; }

        public HttpDescription Http { get; set; }
    }

    public class HttpDescription
    {
        public string Method { get; set; }
    }
}
