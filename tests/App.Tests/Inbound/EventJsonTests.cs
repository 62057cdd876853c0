using System.Text;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using WhatsAppReplies.Inbound.Hosting;

namespace App.Tests.Inbound;

public class EventJsonTests
{
    /// <summary>As AWS documents it.</summary>
    private const string Request = """
        {
          "version": "2.0", "routeKey": "$default", "rawPath": "/status", "rawQueryString": "conversation=a%23b",
          "cookies": ["a=b"],
          "headers": { "x-twilio-signature": "abc=", "content-type": "application/x-www-form-urlencoded", "x-forwarded-proto": "https" },
          "queryStringParameters": { "conversation": "a#b" },
          "requestContext": {
            "accountId": "anonymous", "apiId": "abc123", "authentication": null, "domainName": "abc123.lambda-url.eu-north-1.on.aws", "domainPrefix": "abc123",
            "http": { "method": "POST", "path": "/status", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "TwilioProxy/1.1" },
            "requestId": "id", "routeKey": "$default", "stage": "$default", "time": "21/Nov/2026:12:00:00 +0000", "timeEpoch": 1795262400000
          },
          "body": "YT1i", "isBase64Encoded": true
        }
        """;

    [Fact]
    public void A_request_of_the_function_URL_is_read()
    {
        var incoming = Read(Request);

        Assert.False(incoming.Sweep);
        Assert.Equal(("/status", "conversation=a%23b", "YT1i", true), (incoming.RawPath, incoming.RawQueryString, incoming.Body, incoming.IsBase64Encoded));
        Assert.Equal(("POST", "abc123.lambda-url.eu-north-1.on.aws"), (incoming.RequestContext.Http.Method, incoming.RequestContext.DomainName));
        Assert.Equal("abc=", incoming.Headers["x-twilio-signature"]);
    }

    [Fact]
    public void The_schedules_event_is_read()
    {
        var incoming = Read("""{"sweep": true}""");

        Assert.True(incoming.Sweep);
        Assert.Null(incoming.RequestContext);
    }

    [Fact]
    public void An_answer_has_the_names_that_the_function_URL_reads()
    {
        using var stream = new MemoryStream();

        Serializer().Serialize(
            new APIGatewayHttpApiV2ProxyResponse
            {
                StatusCode = 200,
                Headers = new Dictionary<string, string> { ["Content-Type"] = "text/xml" },
                Body = "<Response></Response>",
            },
            stream);

        Assert.Contains("\"statusCode\":200", Text(stream), StringComparison.Ordinal);
        Assert.Contains("\"headers\":{\"Content-Type\":\"text/xml\"}", Text(stream), StringComparison.Ordinal);
        Assert.Contains("\"body\":\"<Response></Response>\"", Text(stream), StringComparison.Ordinal);
    }

    private static InboundEvent Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return Serializer().Deserialize<InboundEvent>(stream);
    }

    private static SourceGeneratorLambdaJsonSerializer<InboundJson> Serializer() => new();

    private static string Text(MemoryStream stream) => Encoding.UTF8.GetString(stream.ToArray());
}
