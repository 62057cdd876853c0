using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

[Collection(EndToEndRun.Collection)]
public sealed class HeartbeatTests(EndToEndRun run)
{
    /// <summary>Longer than two intervals between beats.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(12);

    private static readonly TestScenario<ConversationOutcome> Refused = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Please describe a usual day.");
        customer.WhenModelIsNextAsked(new OpenAiFault.Late(Long));
        customer.Faults.Refuse(TurnCall.Visibility);
        return await customer.RunAsync();
    });

    [Fact]
    public async Task One_that_is_refused_is_logged_and_the_reply_is_delivered_once()
    {
        var end = await run.OutcomeOfAsync(Refused);
        Invariants.Check(end);
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
        Assert.Contains(end.Logs, record => record.Level == "WARNING" && record.Text("message") == "A heartbeat failed");
        Assert.Equal((1, 1), (end.ModelCalls.Count, end.Sends));
    }

    /// <summary>A native executable has no metadata of what it does not need: the names of its methods are kept for this.</summary>
    [Fact]
    public async Task What_failed_is_logged_with_the_names_of_the_methods_that_it_went_through()
    {
        var failed = (await run.OutcomeOfAsync(Refused)).Logs.First(record => record.Text("message") == "A heartbeat failed");
        Assert.StartsWith("AmazonSQSException", failed.Text("errorType"), StringComparison.Ordinal);
        // The innermost ones are the package's.
        var methods = failed.Text("errorStack")!.Split(" < ");
        Assert.StartsWith("Amazon.", methods[0], StringComparison.Ordinal);
        Assert.InRange(methods.Length, 3, int.MaxValue);
        Assert.All(methods, method => Assert.Matches(@"\w\.\S+$", method));
    }
}
