using System.Text;
using Amazon.Lambda.RuntimeSupport;
using Standins.Tests.Lambda.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.Lambda;

[Collection(nameof(ProcessWide))]
public class FailureTests
{
    [Fact]
    public async Task A_handler_that_throws_is_reported()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        await using var function = RunningFunction.Start(
            api, (_, _) => throw new InvalidOperationException("no such record", new FormatException("not a number")));

        var error = await api.NextPostAsync();

        Assert.Equal("/2018-06-01/runtime/invocation/request-1/error", error.Target);
        Assert.Equal("application/vnd.aws.lambda.error+json", error.Headers["Content-Type"]);
        Assert.Equal("InvalidOperationException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("InvalidOperationException", error.Json.GetProperty("errorType").GetString());
        Assert.Equal("no such record", error.Json.GetProperty("errorMessage").GetString());
        Assert.NotEqual(0, error.Json.GetProperty("stackTrace").GetArrayLength());
        Assert.Equal("FormatException", error.Json.GetProperty("cause").GetProperty("errorType").GetString());
    }

    [Fact]
    public async Task The_trace_is_told_the_cause()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        await using var function = RunningFunction.Start(api, (_, _) => throw new InvalidOperationException("line one\r\nline two"));

        var error = await api.NextPostAsync();

        Assert.Contains("InvalidOperationException", error.Headers["Lambda-Runtime-Function-XRay-Error-Cause"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_does_not_end_the_loop()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "fail"), new ScriptedInvocation("request-2", "fine"));
        await using var function = RunningFunction.Start(
            api, (input, context) => context.AwsRequestId == "request-1" ? throw new InvalidOperationException("once") : Task.FromResult(input));

        Assert.EndsWith("request-1/error", (await api.NextPostAsync()).Target, StringComparison.Ordinal);
        Assert.EndsWith("request-2/response", (await api.NextPostAsync()).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_larger_than_the_service_takes_is_reported_as_such()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        await using var function = RunningFunction.Start(api, (_, _) => throw new InvalidOperationException(new string('x', 300_000)));

        var error = await api.NextPostAsync();

        Assert.Equal("""{"errorMessage": "Exception exceeded maximum payload size of 256KB."}""", Encoding.UTF8.GetString(error.Body));
    }

    [Fact]
    public async Task A_cause_larger_than_the_service_takes_is_left_out_of_the_error()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        await using var function = RunningFunction.Start(
            api, (_, _) => throw new InvalidOperationException("short", new InvalidDataException(new string('x', 300_000))));

        var error = await api.NextPostAsync();

        Assert.True(error.Body.Length <= 256 * 1024);
        Assert.Equal(
            ("InvalidOperationException", "short"), (error.Json.GetProperty("errorType").GetString(), error.Json.GetProperty("errorMessage").GetString()));
        Assert.Equal("Exception exceeded maximum payload size of 256KB.", error.Json.GetProperty("cause").GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData(413)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task A_refused_answer_ends_the_program(int status)
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        api.ToAResponse = new Answer(status, """{"errorMessage":"refused","errorType":"Refused"}""");
        await using var function = RunningFunction.Start(api, (input, _) => Task.FromResult(input));

        var exception = await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => function.Loop.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(status, exception.StatusCode);
        Assert.Equal(1, api.Asked);
    }

    [Fact]
    public async Task An_error_that_is_taken_without_a_word_of_json_ends_the_program()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "{}"));
        api.ToAnError = new Answer(202, "");
        await using var function = RunningFunction.Start(api, (_, _) => throw new InvalidOperationException("why"));

        var exception = await Assert.ThrowsAnyAsync<RuntimeApiClientException>(() => function.Loop.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(202, exception.StatusCode);
    }
}
