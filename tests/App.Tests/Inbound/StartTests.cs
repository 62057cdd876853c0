using System.Text.Json;
using App.Tests.Hosting;
using Tests.Support.Loopback;
using WhatsAppReplies;

namespace App.Tests.Inbound;

/// <summary>The inbound function as Lambda starts it: the same program, another value of one variable.</summary>
public class StartTests
{
    private const string Request = """
        {
          "version": "2.0", "rawPath": "/", "rawQueryString": "", "headers": { "content-type": "application/x-www-form-urlencoded" },
          "requestContext": { "domainName": "abc123.lambda-url.eu-north-1.on.aws", "http": { "method": "POST", "path": "/" }, "timeEpoch": 1795262400000 },
          "body": "YT1i", "isBase64Encoded": true
        }
        """;

    [Fact]
    public async Task A_request_is_answered_over_the_runtime_API()
    {
        await using var elsewhere = await LoopbackServer.StartAsync(Answer.Json(404, "{}"));
        await using var runtimeApi = await LoopbackServer.StartAsync(
            Answer.Json(200, Request)
                .With("Lambda-Runtime-Aws-Request-Id", "11111111-2222-3333-4444-555555555555")
                .With("Lambda-Runtime-Deadline-Ms", "4102444800000")
                .With("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-north-1:123456789012:function:inbound"),
            Answer.Json(500, """{"errorMessage":"gone"}"""));
        var environment = Complete(runtimeApi);
        environment["AWS_ENDPOINT_URL"] = environment["TWILIO_BASE_URL"] = new Uri(elsewhere.Address, "").ToString();

        var (_, output, _) = await ProductProcess.RunAsync(environment);

        Assert.EndsWith("/11111111-2222-3333-4444-555555555555/response", runtimeApi.Requests[1].Path, StringComparison.Ordinal);
        Assert.Equal(403, runtimeApi.Requests[1].Json.GetProperty("statusCode").GetInt32());
        Assert.Contains($"\"{Contract.Telemetry.RefusedSignatures}\":1", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inbound")]
    [InlineData("")]
    public async Task A_wrong_environment_is_one_critical_record_and_an_init_error(string function)
    {
        await using var runtimeApi = await LoopbackServer.StartAsync(Answer.Json(202, """{"status":"OK"}"""));

        var (exitCode, output, _) = await ProductProcess.RunAsync(new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi.Address.Authority,
            ["FUNCTION"] = function,
        });

        Assert.Equal(1, exitCode);
        Assert.Equal("/2018-06-01/runtime/init/error", Assert.Single(runtimeApi.Requests).Path);
        var line = JsonDocument.Parse(Assert.Single(output.Split('\n'), text => text.StartsWith('{'))).RootElement;
        Assert.Equal("CRITICAL", line.GetProperty("level").GetString());
        Assert.Contains(
            function.Length == 0 ? "FUNCTION is missing" : "NUMBERS_TABLE is missing", line.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Complete(LoopbackServer runtimeApi) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi.Address.Authority,
        ["AWS_REGION"] = "eu-north-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "example",
        ["AWS_LAMBDA_FUNCTION_NAME"] = "inbound",
        ["FUNCTION"] = "inbound",
        ["CONVERSATIONS_TABLE"] = "conversations",
        ["CONVERSATIONS_STAGE_TABLE"] = "stage",
        ["CONVERSATIONS_TRIGGER_LOCK_TABLE"] = "locks",
        ["NUMBERS_TABLE"] = "numbers",
        ["WHATSAPP_QUEUE_URL"] = "https://sqs.eu-north-1.amazonaws.com/123456789012/triggers",
        ["TWILIO_SECRET_ID"] = "twilio",
        ["QUIET_TIME_SECONDS"] = "10",
        ["LOG_LEVEL"] = "INFO",
    };
}
