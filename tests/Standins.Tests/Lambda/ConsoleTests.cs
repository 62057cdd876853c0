using System.Globalization;
using System.Text.Json;
using Standins.Tests.Lambda.Support;

namespace Standins.Tests.Lambda;

public class ConsoleTests
{
    private static readonly Dictionary<string, string> Json = new() { ["AWS_LAMBDA_LOG_FORMAT"] = "JSON" };

    [Fact]
    public async Task A_line_on_the_console_becomes_a_json_record()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "console"));

        var process = await RuntimeProcess.RunAsync(api, Json);

        var record = JsonElement.Parse(process.Out[0]);
        Assert.Equal("Information", record.GetProperty("level").GetString());
        Assert.Equal("request-1", record.GetProperty("requestId").GetString());
        Assert.Equal("""{"said":"on the console"}""", record.GetProperty("message").GetString());
        Assert.Equal(["timestamp", "level", "requestId", "traceId", "message"], record.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task A_line_on_the_error_console_is_an_error()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "console"));

        var process = await RuntimeProcess.RunAsync(api, Json);

        var record = JsonElement.Parse(Assert.Single(process.Error));
        Assert.Equal("Error", record.GetProperty("level").GetString());
        Assert.Equal("on the error console", record.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Text_that_is_only_written_passes_through()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "console"));

        var process = await RuntimeProcess.RunAsync(api, Json);

        Assert.Equal("without an end of line", process.Out[1]);
    }

    [Theory]
    [InlineData(null, new[] { "Information", "Warning", "Critical" })]
    [InlineData("DEBUG", new[] { "Information", "Debug", "Warning", "Critical" })]
    [InlineData("FATAL", new[] { "Critical" })]
    public async Task The_logger_drops_what_is_below_the_level(string? level, string[] expected)
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "logger"));
        var variables = new Dictionary<string, string>(Json);
        if (level is not null)
        {
            variables["AWS_LAMBDA_LOG_LEVEL"] = level;
        }

        var process = await RuntimeProcess.RunAsync(api, variables);

        Assert.Equal(expected, process.Out.Select(line => JsonElement.Parse(line).GetProperty("level").GetString()));
    }

    [Fact]
    public async Task Without_json_a_record_is_text_between_tabs()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "logger"));

        var process = await RuntimeProcess.RunAsync(api);

        var records = process.Out.Select(line => line.Split('\t')).ToList();
        Assert.Equal(["info", "warn", "crit"], records.Select(r => r[2]));
        Assert.Equal(["a line", "a doubt", "a disaster"], records.Select(r => r[3]));
        Assert.All(records, r => Assert.Equal("request-1", r[1]));
        Assert.All(records, r => DateTime.ParseExact(r[0], "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task An_exception_of_the_handler_is_on_the_log()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "something else"));

        var process = await RuntimeProcess.RunAsync(api, Json);

        Assert.Contains(process.Out.Concat(process.Error), line => line.Contains("not understood", StringComparison.Ordinal));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_failing_start_ends_the_process_with_a_failure()
    {
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", "console"));

        var process = await RuntimeProcess.RunAsync(api, Json, TalkingFunction.RefuseToStart);

        Assert.NotEqual(0, process.ExitCode);
        Assert.Equal("/2018-06-01/runtime/init/error", (await api.NextPostAsync()).Target);
        Assert.Equal(0, api.Asked);
    }
}
