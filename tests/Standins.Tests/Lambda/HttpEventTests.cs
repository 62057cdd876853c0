using System.Text;
using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Standins.Tests.Lambda;

/// <summary>Requests to the address of a function, and its answers, as the service writes and reads them.</summary>
public class HttpEventTests
{
    private static readonly DefaultLambdaJsonSerializer Serializer = new();

    [Fact]
    public void A_request_to_the_address_of_a_function_is_read()
    {
        const string Json = """
            {
              "version": "2.0", "routeKey": "$default", "rawPath": "/status", "rawQueryString": "a=1", "cookies": ["c=1"],
              "headers": {"x-twilio-signature": "s"}, "queryStringParameters": {"a": "1"},
              "requestContext": {
                "accountId": "anonymous", "apiId": "id", "domainName": "id.lambda-url.eu-west-1.on.aws", "domainPrefix": "id",
                "http": {"method": "POST", "path": "/status", "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "agent"},
                "requestId": "request-1", "routeKey": "$default", "stage": "$default", "time": "21/Nov/2026:12:00:00 +0000", "timeEpoch": 1795262400000
              },
              "body": "TWVzc2FnZVNpZD1TTTE=", "isBase64Encoded": true
            }
            """;

        var request = Serializer.Deserialize<APIGatewayHttpApiV2ProxyRequest>(new MemoryStream(Encoding.UTF8.GetBytes(Json)));

        Assert.Equal(("2.0", "/status", "a=1", true), (request.Version, request.RawPath, request.RawQueryString, request.IsBase64Encoded));
        Assert.Equal("s", request.Headers["x-twilio-signature"]);
        Assert.Equal(
            ("POST", "id.lambda-url.eu-west-1.on.aws", 1795262400000),
            (request.RequestContext.Http.Method, request.RequestContext.DomainName, request.RequestContext.TimeEpoch));
        Assert.Equal("TWVzc2FnZVNpZD1TTTE=", request.Body);
    }

    [Fact]
    public void An_answer_is_written_under_the_names_that_the_service_reads()
    {
        var response = new APIGatewayHttpApiV2ProxyResponse
        {
            StatusCode = 403,
            Body = "no",
            Headers = new Dictionary<string, string> { ["content-type"] = "text/plain" },
        };
        var stream = new MemoryStream();

        Serializer.Serialize(response, stream);

        var json = JsonDocument.Parse(stream.ToArray()).RootElement;
        Assert.Equal(403, json.GetProperty("statusCode").GetInt32());
        Assert.Equal("no", json.GetProperty("body").GetString());
        Assert.Equal("text/plain", json.GetProperty("headers").GetProperty("content-type").GetString());
        Assert.False(json.GetProperty("isBase64Encoded").GetBoolean());
    }

    [Fact]
    public void Values_of_a_header_are_joined_or_replaced()
    {
        var response = new APIGatewayHttpApiV2ProxyResponse();

        response.SetHeaderValues("vary", "a", append: true);
        response.SetHeaderValues("vary", ["b", "c"], append: true);
        Assert.Equal("a,b,c", response.Headers["vary"]);

        response.SetHeaderValues("vary", "d", append: false);
        Assert.Equal("d", response.Headers["vary"]);
    }
}
