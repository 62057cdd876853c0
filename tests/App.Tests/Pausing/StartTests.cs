using System.Text.Json;
using App.Tests.Hosting;
using App.Tests.Pausing.Support;
using Tests.Support.Loopback;

namespace App.Tests.Pausing;

/// <summary>The function that pauses as Lambda starts it: the same program, another value of one variable.</summary>
public class StartTests
{
    [Theory]
    [InlineData(202, "response", "WARNING")]
    [InlineData(404, "error", "CRITICAL")]
    public async Task An_event_is_taken_over_the_runtime_API_and_what_is_not_done_is_a_failed_invocation(int status, string end, string level)
    {
        await using var lambda = await LoopbackServer.StartAsync(Answer.Json(status, """{"State":"Disabling"}"""));
        await using var runtimeApi = await LoopbackServer.StartAsync(
            Answer.Json(200, AlarmEvents.Text())
                .With("Lambda-Runtime-Aws-Request-Id", "11111111-2222-3333-4444-555555555555")
                .With("Lambda-Runtime-Deadline-Ms", "4102444800000")
                .With("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-north-1:123456789012:function:pause"),
            Answer.Json(500, """{"errorMessage":"gone"}"""));
        var environment = Complete(runtimeApi);
        environment["AWS_ENDPOINT_URL"] = new Uri(lambda.Address, "").ToString();

        var (_, output, _) = await ProductProcess.RunAsync(environment);

        Assert.Equal("PUT /2015-03-31/event-source-mappings/11111111-2222-3333-4444-555555555555", $"{lambda.OnlyRequest.Method} {lambda.OnlyRequest.Path}");
        Assert.EndsWith($"/11111111-2222-3333-4444-555555555555/{end}", runtimeApi.Requests[1].Path, StringComparison.Ordinal);
        Assert.Contains($"\"level\":\"{level}\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_environment_is_one_critical_record_and_an_init_error()
    {
        await using var runtimeApi = await LoopbackServer.StartAsync(Answer.Json(202, """{"status":"OK"}"""));

        var (exitCode, output, _) = await ProductProcess.RunAsync(new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi.Address.Authority,
            ["FUNCTION"] = "pause",
        });

        Assert.Equal(1, exitCode);
        Assert.Equal("/2018-06-01/runtime/init/error", Assert.Single(runtimeApi.Requests).Path);
        var line = JsonDocument.Parse(Assert.Single(output.Split('\n'), text => text.StartsWith('{'))).RootElement;
        Assert.Equal("CRITICAL", line.GetProperty("level").GetString());
        Assert.Contains("EVENT_SOURCE_MAPPING_ID is missing", line.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Complete(LoopbackServer runtimeApi) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi.Address.Authority,
        ["AWS_REGION"] = "eu-north-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "example",
        ["AWS_LAMBDA_FUNCTION_NAME"] = "pause",
        ["FUNCTION"] = "pause",
        ["EVENT_SOURCE_MAPPING_ID"] = PausingWorld.MappingId,
        ["SPEND_ALARMS"] = AlarmEvents.Alarm,
        ["LOG_LEVEL"] = "INFO",
    };
}
