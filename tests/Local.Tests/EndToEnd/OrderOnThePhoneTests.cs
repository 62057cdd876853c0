using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Twilio keeps no order among messages that it has at the same time.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class OrderOnThePhoneTests(EndToEndRun run)
{
    private const int LengthOfThreeParts = 4000;

    /// <summary>Longer than the pause before the first look at it, shorter than anybody waits.</summary>
    private static readonly TimeSpan Queued = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly TestScenario<ConversationOutcome> ThreeParts = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Please tell me about all the shifts.");
        customer.WhenModelIsNextAsked(new OpenAiFault.Answer(new ModelAnswer.Text(DefaultReply.To([], "three parts", LengthOfThreeParts))));
        customer.WhenNextSent(new TwilioFault.LeavesLate { LeavesAfter = Queued });
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> NeverLeaves = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Please tell me about all the sites.");
        customer.WhenModelIsNextAsked(new OpenAiFault.Answer(new ModelAnswer.Text(DefaultReply.To([], "parts that stay", LengthOfThreeParts / 2))));
        customer.WhenNextSent(new TwilioFault.LeavesLate { LeavesAfter = TimeSpan.FromHours(1) });
        return await customer.RunAsync();
    });

    [Fact]
    public async Task The_next_part_is_posted_when_the_one_before_has_left()
    {
        var end = await run.OutcomeOfAsync(ThreeParts);
        Invariants.Check(end);
        var posted = Posted(end);
        Assert.Equal(3, posted.Count);
        Assert.True(posted[1] - posted[0] >= Queued, $"the second part came {posted[1] - posted[0]} after the first");
        Assert.InRange(posted[2] - posted[1], TimeSpan.FromSeconds(0.9), LongestWait);
    }

    [Fact]
    public async Task A_part_that_does_not_leave_holds_the_next_one_up_for_ten_seconds_and_no_longer()
    {
        var end = await run.OutcomeOfAsync(NeverLeaves);
        Invariants.Check(end);
        var posted = Posted(end);
        Assert.Equal(2, posted.Count);
        Assert.InRange(posted[1] - posted[0], LongestWait, LongestWait + TimeSpan.FromSeconds(10));
    }

    private static List<DateTimeOffset> Posted(ConversationOutcome end) =>
        [.. end.TwilioCalls.Where(call => call.Endpoint == TwilioEndpoint.CreateMessage).Select(call => call.At)];
}
