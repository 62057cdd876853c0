using System.Text;
using System.Text.Json;
using App.Tests.Fakes;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Telemetry;

public class TurnMetricsTests
{
    private readonly MemoryStream _output = new();

    private JsonElement[] Lines =>
        [.. Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public void A_trigger_makes_one_summary_record_and_one_line_of_metrics()
    {
        Write(Replied);

        Assert.Equal(2, Lines.Length);
        Assert.Equal(
            """{"timestamp":"2026-11-21T12:00:00.000Z","level":"INFO","message":"Trigger finished","outcome":"Replied","durationMs":1234.6,"""
            + "\"receiveCount\":1,\"turns\":1,\"replies\":1,\"fragments\":3,\"leftovers\":0,\"parts\":2,\"resumedTurns\":0,"
            + "\"unknownSendsFound\":0,\"unknownSendsResent\":0,\"modelAttempts\":1,\"promptTokens\":512,\"completionTokens\":41,"
            + "\"awsCalls\":6,\"providerCalls\":3,\"model\":\"gpt\",\"costDollars\":0.00015,"
            + "\"readMs\":5,\"modelMs\":900,\"sendMs\":200.3}",
            Lines[0].GetRawText());
    }

    [Fact]
    public void What_was_written_down_is_counted_and_what_of_it_has_no_known_cost()
    {
        Write(new TurnSummary { Outcome = "Replied", Severity = Severity.Info, Transcripts = 3, TranscriptsWithoutCost = 1, CostDollars = 0.003m });

        Assert.Equal((3, 1), (Lines[0].GetProperty("transcripts").GetInt32(), Lines[0].GetProperty("transcriptsWithoutCost").GetInt32()));
        Assert.Equal((0.003, 0.003), (Lines[0].GetProperty("costDollars").GetDouble(), Lines[1].GetProperty("CostDollars").GetDouble()));
    }

    [Fact]
    public void Metrics_are_in_the_embedded_format_with_every_name_at_the_root_and_one_dimension()
    {
        Write(Replied);

        var line = Lines[1];
        var directive = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        Assert.Equal(1795262400000, line.GetProperty("_aws").GetProperty("Timestamp").GetInt64());
        Assert.Equal(Contract.Telemetry.Namespace, directive.GetProperty("Namespace").GetString());
        Assert.Equal("""[["FunctionName"]]""", directive.GetProperty("Dimensions").GetRawText());
        Assert.Equal("replies-dev", line.GetProperty("FunctionName").GetString());

        var named = directive.GetProperty("Metrics").EnumerateArray().Select(metric => metric.GetProperty("Name").GetString()!).ToList();
        Assert.Equal(
            ["OutcomeReplied", "Replies", "Fragments", "Parts", "ResumedTurns", "UnknownSendsFound", "UnknownSendsResent", "TurnDurationMs", "ModelDurationMs",
                "SendDurationMs", "PromptTokens", "CompletionTokens", "CostDollars"],
            named);
        Assert.All(named, name => Assert.Equal(JsonValueKind.Number, line.GetProperty(name).ValueKind));
        Assert.Equal(["_aws", "FunctionName", .. named], line.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Metrics_are_written_when_the_log_level_hides_the_summary_and_match_no_level()
    {
        Write(Replied, Severity.Error);

        Assert.False(Assert.Single(Lines).TryGetProperty("level", out _));
    }

    [Fact]
    public void What_did_not_happen_spoils_no_average()
    {
        Write(new TurnSummary { Outcome = "Refused", Reason = "record_missing", Severity = Severity.Critical });

        Assert.Equal("record_missing", Lines[0].GetProperty("reason").GetString());
        Assert.Equal("CRITICAL", Lines[0].GetProperty("level").GetString());
        Assert.False(Lines[1].TryGetProperty("ModelDurationMs", out _));
        Assert.False(Lines[1].TryGetProperty("PromptTokens", out _));
        Assert.False(Lines[1].TryGetProperty("CostDollars", out _));
        Assert.Equal(0, Lines[1].GetProperty("Replies").GetInt32());
    }

    private static TurnSummary Replied => new()
    {
        Outcome = "Replied",
        Severity = Severity.Info,
        ReceiveCount = 1,
        Turns = 1,
        Replies = 1,
        Fragments = 3,
        Parts = 2,
        ModelAttempts = 1,
        Model = "gpt",
        PromptTokens = 512,
        CompletionTokens = 41,
        CostDollars = 0.00015m,
        AwsCalls = 6,
        ProviderCalls = 3,
        Total = TimeSpan.FromMilliseconds(1234.567),
        Steps = [("read", TimeSpan.FromMilliseconds(5)), ("model", TimeSpan.FromMilliseconds(900)), ("send", TimeSpan.FromMilliseconds(200.26))],
    };

    private void Write(TurnSummary summary, Severity least = Severity.Debug)
    {
        var (sink, time) = (new LineSink(_output), new AutoAdvancingClock());
        new TurnMetrics(sink, time, "replies-dev").Write(new JsonLog(sink, time, least), summary);
    }
}
