using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Nobody knows whether the message was accepted: it is looked for before anything is sent again.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class TwilioFaultTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> ServerError =
        WithFirstSend("How many hours a week?", new TwilioFault.Refuse(new TwilioError(20500, 500, "Internal Server Error")));

    private static readonly TestScenario<ConversationOutcome> AcceptedAndDropped = WithFirstSend(
        "Is it near the station?", new TwilioFault.Drop(Accepted: true));

    private static readonly TestScenario<ConversationOutcome> SilentAndNotAccepted = WithFirstSend(
        "May I bring my dog?", new TwilioFault.Silence(Accepted: false));

    private static readonly TestScenario<ConversationOutcome> SilentButAccepted = WithFirstSend("Is lunch included?", new TwilioFault.Silence(Accepted: true));

    [Fact]
    public async Task A_server_error_is_sent_again_when_the_message_is_not_listed() => FirstSend.IsSentAgain(await run.OutcomeOfAsync(ServerError));

    [Fact]
    public async Task A_connection_that_drops_after_the_message_was_accepted_leads_to_no_second_message() =>
        FirstSend.IsFound(await run.OutcomeOfAsync(AcceptedAndDropped));

    [Fact]
    public async Task A_send_that_is_never_answered_is_sent_again_when_the_message_is_not_listed() =>
        FirstSend.IsSentAgain(await run.OutcomeOfAsync(SilentAndNotAccepted));

    [Fact]
    public async Task A_send_that_is_accepted_and_never_answered_leads_to_no_second_message() => FirstSend.IsFound(await run.OutcomeOfAsync(SilentButAccepted));

    private static TestScenario<ConversationOutcome> WithFirstSend(string text, TwilioFault fault) => FirstSend.Meets(StackKind.AsDeployed, text, fault);
}
