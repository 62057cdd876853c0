using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Tests.Lambda;

public sealed class LogTests
{
    [Fact]
    public async Task Output_stands_between_start_and_end_in_the_order_in_which_it_was_written()
    {
        await using var host = new LambdaHost().Create();

        await host.AnswerAsync("print", 200);

        Assert.Matches("^INIT_START", host.Lines[0]);
        Assert.Matches("^START RequestId: [0-9a-f-]{36} Version: \\$LATEST$", host.Lines[1]);
        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"line {i}"), host.Lines.Skip(2).Take(200));
        Assert.Matches("^END RequestId: [0-9a-f-]{36}$", host.Lines[202]);
        Assert.Matches(
            "^REPORT RequestId: [0-9a-f-]{36}\tDuration: [0-9.]+ ms\tBilled Duration: [0-9]+ ms\tMemory Size: 512 MB\tMax Memory Used: "
            + "[0-9]+ MB\tInit Duration: [0-9.]+ ms\t$",
            host.Lines[203]);
    }

    [Fact]
    public async Task Each_environment_has_a_stream_named_after_the_day_and_the_version()
    {
        await using var host = new LambdaHost().Create();

        await host.AnswerAsync("count");

        Assert.Matches(@"^\d{4}/\d{2}/\d{2}/\[\$LATEST\][0-9a-f]{32}$", Assert.Single(host.Logs.Group(LambdaHost.Group).Streams));
    }

    [Theory]
    [InlineData("logs:CreateLogStream")]
    [InlineData("logs:PutLogEvents")]
    public async Task A_role_that_may_not_log_loses_the_lines_and_nothing_else(string action)
    {
        await using var host = new LambdaHost();
        host.Roles.Denied.Add(action);
        host.Create();

        await host.AnswerAsync("print", 3);

        Assert.Empty(host.Lines);
        Assert.Contains(action, host.Service.Environments.Single().WhyLogsAreLost);
    }

    [Fact]
    public async Task A_group_that_is_missing_is_made_only_if_the_role_may()
    {
        await using var host = new LambdaHost();
        host.Roles.Denied.Add("logs:CreateLogGroup");
        host.Definition = host.Definition with { LogGroupName = "/aws/lambda/other" };
        host.Create();

        await host.AnswerAsync("count");

        Assert.False(host.Logs.Exists("/aws/lambda/other"));
        Assert.Contains("logs:CreateLogGroup", host.Service.Environments.Single().WhyLogsAreLost);
    }

    [Fact]
    public async Task With_the_json_format_the_platforms_records_are_json_too()
    {
        await using var host = new LambdaHost();
        host.Definition = host.Definition with { LogFormat = "JSON" };
        host.Create();

        await host.AnswerAsync("count");

        var types = host.Lines.Select(line => (string)JsonNode.Parse(line)!["type"]!);
        Assert.Equal(["platform.initStart", "platform.start", "platform.report"], types);
        Assert.Equal("success", (string)JsonNode.Parse(host.Lines[^1])!["record"]!["status"]!);
    }

    [Fact]
    public async Task With_the_json_format_and_level_warn_only_what_went_wrong_is_written()
    {
        await using var host = new LambdaHost();
        host.Definition = host.Definition with { LogFormat = "JSON", ApplicationLogLevel = "WARN", SystemLogLevel = "WARN" };
        host.Create();

        await host.AnswerAsync("print", 2);
        await host.ErrorAsync("throw");

        var report = JsonNode.Parse(Assert.Single(host.Lines))!["record"]!;
        Assert.Equal(("error", "HandlerException"), ((string)report["status"]!, (string)report["errorType"]!));
    }

    [Fact]
    public async Task A_groups_events_can_be_read_from_its_file()
    {
        await using var host = new LambdaHost().Create();

        await host.AnswerAsync("print", 1);

        var file = Directory.EnumerateFiles(Path.Combine(host.WorkDirectory, "..", "logs"), "*.jsonl", SearchOption.AllDirectories).Single();
        Assert.EndsWith(Path.Combine("logs", "aws", "lambda", "probe.jsonl"), file);
        Assert.Equal(host.Lines, File.ReadLines(file).Select(line => (string)JsonNode.Parse(line)!["message"]!));
    }
}
