using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>The account hides what was written: a list shows our own message, and not its text.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class RedactionTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> AcceptedAndDropped = FirstSend.Meets(
        StackKind.AsDeployed, "Is there a canteen?", new TwilioFault.Drop(Accepted: true), new TwilioFault.Redacted());

    private static readonly TestScenario<ConversationOutcome> NoList = FirstSend.Meets(
        StackKind.AsDeployed, "Is there a locker?", new TwilioFault.Drop(Accepted: true), new TwilioFault.NoList());

    private static readonly TestScenario<ConversationOutcome> OnlyAnEarlierOne = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Is there a shuttle?");
        customer.WhenListed(new TwilioFault.Redacted());
        await customer.RunAsync();
        await customer.WriteAsync("And in the evening?");
        customer.WhenNextSent(new TwilioFault.Drop(Accepted: false));
        await customer.TriggerAsync();
        return await customer.LookAsync();
    });

    [Fact]
    public async Task A_message_that_was_accepted_and_is_listed_without_its_text_is_not_sent_again() =>
        FirstSend.IsFound(await run.OutcomeOfAsync(AcceptedAndDropped));

    [Fact]
    public async Task An_answer_that_is_no_list_says_nothing_and_is_asked_for_again()
    {
        var end = await run.OutcomeOfAsync(NoList);
        Invariants.Check(end);
        Assert.Equal((1, 2), (end.Sends, end.ReadBacks));
        Assert.Equal(["TryAgain", "Replied"], end.Summaries.Select(summary => summary.Text("outcome")));
    }

    [Fact]
    public async Task A_message_without_a_text_that_an_earlier_turn_sent_is_not_taken_for_the_one_that_was_lost()
    {
        var end = await run.OutcomeOfAsync(OnlyAnEarlierOne);
        Invariants.Check(end);
        Assert.Equal((2, 3, 1), (end.Replies.Count, end.Sends, end.ReadBacks));
        Assert.Equal(1, end.LastSummary.Number("unknownSendsResent"));
    }
}
