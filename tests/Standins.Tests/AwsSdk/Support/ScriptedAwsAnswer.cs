using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk.Support;

internal static class ScriptedAwsAnswer
{
    public const string RequestId = "f2e0a1b4-0000-0000-0000-000000000001";

    public static Answer Ok(string json = "{}") => new(200, json, "application/x-amz-json-1.0")
    {
        Headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = RequestId },
    };

    public static Answer Error(int status, string type, string message = "why", string? queryError = null)
    {
        var headers = new Dictionary<string, string> { ["x-amzn-RequestId"] = RequestId };
        if (queryError is not null)
        {
            headers["x-amzn-query-error"] = queryError;
        }

        return new Answer(status, $$"""{"__type":"{{type}}","message":"{{message}}"}""", "application/x-amz-json-1.0") { Headers = headers };
    }
}
