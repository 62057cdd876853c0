using System.Text.Json;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Triggers that no retry mends.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class BadTriggerTests(EndToEndRun run)
{
    private static readonly string TooLong = new('7', 3000);

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["blank"] = "  ",
        ["not JSON"] = "please answer",
        ["cut off"] = """{"conversation_id": "c", "primary""",
        ["an array"] = """["c", "p"]""",
        ["a text"] = "\"c\"",
        ["without conversation_id"] = """{"primary_channel": "p"}""",
        ["without primary_channel"] = """{"conversation_id": "c"}""",
        ["with a number as conversation_id"] = """{"conversation_id": 7, "primary_channel": "p"}""",
        ["with null as primary_channel"] = """{"conversation_id": "c", "primary_channel": null}""",
        ["with an empty conversation_id"] = """{"conversation_id": "", "primary_channel": "p"}""",
        ["with a conversation_id of 3,000 characters"] = JsonSerializer.Serialize(new { conversation_id = TooLong, primary_channel = "p" }),
        ["with a primary_channel of 3,000 characters"] = JsonSerializer.Serialize(new { conversation_id = "c", primary_channel = TooLong }),
    };

    private static readonly TestScenario<Dictionary<string, BadTriggerOutcome>> All = new(StackKind.AsDeployed, async cloud =>
    {
        var ends = await Task.WhenAll(Bodies.Select(async body => (body.Key, End: await cloud.GiveUpAsync(body.Value))));
        return ends.ToDictionary(end => end.Key, end => end.End);
    });

    public static TheoryData<string> Names => [.. Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task One_that_is(string what)
    {
        var end = (await run.OutcomeOfAsync(All))[what];
        Assert.Equal([1, 2], end.Logs.Select(record => record.Number("receiveCount")));
        Assert.All(end.Logs, record => Assert.True(record.IsCritical));
        Assert.All(end.Logs, record => Assert.Equal("trigger_malformed", record.Text("reason")));
        Assert.All(end.Logs, record => Assert.NotEmpty(record.Text("explanation")!));
    }
}
