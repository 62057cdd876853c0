using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>The part of the end-to-end tests that the managed package passes too: one story for each way in which the two could differ.</summary>
[Collection(EndToEndRun.Collection)]
[Trait("Package", "managed")]
public sealed class ManagedPackageTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> Answered =
        new(StackKind.Managed, cloud => cloud.Customer("Is the pay weekly?", "And are tips shared?").RunAsync());

    private static readonly TestScenario<ConversationOutcome> LimitedOnce = new(StackKind.Managed, async cloud =>
    {
        var customer = cloud.Customer("What are the opening hours?");
        customer.WhenModelIsNextAsked(new OpenAiFault.Refuse(OpenAiError.RateLimited(retryAfterSeconds: 1)));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> AcceptedAndDropped =
        FirstSend.Meets(StackKind.Managed, "Is there a changing room?", new TwilioFault.Drop(Accepted: true));

    private static readonly TestScenario<ConversationOutcome> ServerError =
        FirstSend.Meets(StackKind.Managed, "Do shifts rotate?", new TwilioFault.Refuse(new TwilioError(20500, 500, "Internal Server Error")));

    private static readonly TestScenario<ConversationOutcome> Refused =
        FirstSend.Meets(StackKind.Managed, "May I bring a friend?", new TwilioFault.Refuse(TwilioError.OptedOut));

    [Fact]
    public async Task Messages_are_answered_in_one_turn()
    {
        var end = await run.OutcomeOfAsync(Answered);
        Invariants.Check(end);
        Assert.Single(end.Replies);
        Assert.Equal((1, 1), (end.ModelCalls.Count, end.Sends));
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }

    [Fact]
    public async Task A_rate_limit_once_is_waited_for()
    {
        var end = await run.OutcomeOfAsync(LimitedOnce);
        Invariants.Check(end);
        Assert.Equal(2, end.ModelCalls.Count);
    }

    [Fact]
    public async Task A_send_that_is_accepted_and_never_answered_leads_to_no_second_message() =>
        FirstSend.IsFound(await run.OutcomeOfAsync(AcceptedAndDropped));

    [Fact]
    public async Task A_server_error_is_sent_again_when_the_message_is_not_listed() => FirstSend.IsSentAgain(await run.OutcomeOfAsync(ServerError));

    [Fact]
    public async Task An_error_body_is_read_with_its_code() => FirstSend.CannotReply(await run.OutcomeOfAsync(Refused), "twilio_opted_out");
}
