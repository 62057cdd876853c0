using System.Net.Http.Headers;
using System.Text;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>
/// Each kind of Twilio's answers goes through the packaged zip: what a trimmed executable lacks shows in no warning,
/// and an answer that is read as nothing counts as unknown.
/// </summary>
[Collection(EndToEndRun.Collection)]
public sealed class TwilioAnswerTests(EndToEndRun run)
{
    private const int NewerMessages = 110;

    private static readonly TestScenario<ConversationOutcome> Refused =
        FirstSend.Meets(StackKind.AsDeployed, "Do you have my number?", new TwilioFault.Refuse(TwilioError.UnknownSender));

    private static readonly TestScenario<ConversationOutcome> Unreachable =
        FirstSend.Meets(StackKind.AsDeployed, "Can you reach me here?", new TwilioFault.Refuse(TwilioError.InvalidRecipient));

    private static readonly TestScenario<ConversationOutcome> UnauthorizedOnce =
        FirstSend.Meets(StackKind.AsDeployed, "Is the office open on Mondays?", new TwilioFault.Refuse(TwilioError.Authenticate));

    private static readonly TestScenario<ConversationOutcome> PageOfAGateway =
        FirstSend.Meets(StackKind.AsDeployed, "Can I come by bike?", new TwilioFault.Html(502, Accepted: true));

    private static readonly TestScenario<ConversationOutcome> NoJson = FirstSend.Meets(
        StackKind.AsDeployed, "Is there a dress code?", new TwilioFault.Garbage());

    private static readonly TestScenario<ConversationOutcome> Nothing = FirstSend.Meets(
        StackKind.AsDeployed, "Do you pay for the uniform?", new TwilioFault.Empty());

    private static readonly TestScenario<ConversationOutcome> ListFails = FirstSend.Meets(
        StackKind.AsDeployed,
        "Who would I report to?",
        new TwilioFault.Drop(Accepted: true),
        new TwilioFault.Refuse(new TwilioError(20500, 500, "Internal Server Error")));

    private static readonly TestScenario<ConversationOutcome> ListIsAPage = FirstSend.Meets(
        StackKind.AsDeployed, "How long is the trial period?", new TwilioFault.Drop(Accepted: true), new TwilioFault.Html());

    private static readonly TestScenario<ConversationOutcome> ListIsUnauthorized = FirstSend.Meets(
        StackKind.AsDeployed, "Could I meet the team?", new TwilioFault.Drop(Accepted: true), new TwilioFault.Refuse(TwilioError.Authenticate));

    private static readonly TestScenario<ConversationOutcome> OnTheSecondPage = new(StackKind.AsDeployed, async cloud =>
    {
        var twilio = cloud.Local.Providers.Twilio;
        var customer = cloud.Customer("Is there a lift?");
        var sent = new TaskCompletionSource<TwilioCall>(TaskCreationOptions.RunContinuationsAsynchronously);
        // None of them reaches the phone, and all of them are listed before the one that is looked for.
        twilio.Script.When(
            call => call.Endpoint == TwilioEndpoint.CreateMessage && customer.IsToMe(call) && call.Body.StartsWith("newer ", StringComparison.Ordinal),
            TwilioFault.FailsLater.OutsideWindow);
        twilio.Script.When(
            call => call.Endpoint == TwilioEndpoint.CreateMessage && customer.IsToMe(call),
            call =>
            {
                sent.SetResult(call);
                return new TwilioFault.Drop(Accepted: true);
            },
            times: 1);

        var playing = customer.RunAsync();
        await SendNewerAsync(twilio, await sent.Task);
        return await playing;
    });

    [Fact]
    public async Task An_error_body_is_read_with_its_code() => FirstSend.IsRefused(await run.OutcomeOfAsync(Refused), "twilio_wrong_sender");

    [Fact]
    public async Task A_customer_who_cannot_be_written_to_is_recorded_and_nobody_is_paged() =>
        FirstSend.CannotReply(await run.OutcomeOfAsync(Unreachable), "twilio_invalid_recipient");

    [Fact]
    public async Task Refused_credentials_are_read_anew_and_the_message_is_sent()
    {
        var end = await run.OutcomeOfAsync(UnauthorizedOnce);
        Invariants.Check(end);
        Assert.Equal((2, 0), (end.Sends, end.ReadBacks));
        Assert.Equal("Replied", Assert.Single(end.Summaries).Text("outcome"));
    }

    [Fact]
    public async Task A_gateways_page_for_a_message_that_was_accepted_leads_to_no_second_one() => FirstSend.IsFound(await run.OutcomeOfAsync(PageOfAGateway));

    [Fact]
    public async Task An_answer_that_is_not_json_leads_to_no_second_message() => FirstSend.IsFound(await run.OutcomeOfAsync(NoJson));

    [Fact]
    public async Task An_empty_answer_leads_to_no_second_message() => FirstSend.IsFound(await run.OutcomeOfAsync(Nothing));

    [Fact]
    public async Task A_list_that_fails_is_asked_for_again_at_the_next_delivery() => FirstSend.IsFoundAtTheNextDelivery(await run.OutcomeOfAsync(ListFails));

    [Fact]
    public async Task A_gateways_page_in_place_of_a_list_is_asked_for_again_at_the_next_delivery() =>
        FirstSend.IsFoundAtTheNextDelivery(await run.OutcomeOfAsync(ListIsAPage));

    [Fact]
    public async Task A_list_that_is_unauthorized_is_asked_for_again_with_credentials_that_are_read_anew()
    {
        var end = await run.OutcomeOfAsync(ListIsUnauthorized);
        Invariants.Check(end);
        Assert.Equal((1, 2), (end.Sends, end.ReadBacks));
        Assert.Equal(1, Assert.Single(end.Summaries).Number("unknownSendsFound"));
    }

    [Fact]
    public async Task A_message_on_the_second_page_of_a_list_is_found()
    {
        var end = await run.OutcomeOfAsync(OnTheSecondPage);
        Invariants.Check(end);
        Assert.Equal((1 + NewerMessages, 2), (end.Sends, end.ReadBacks));
        Assert.Equal(1, Assert.Single(end.Summaries).Number("unknownSendsFound"));
    }

    private static async Task SendNewerAsync(TwilioServer twilio, TwilioCall first)
    {
        using var http = new HttpClient { BaseAddress = twilio.BaseUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{twilio.AccountSid}:{twilio.AuthToken}")));
        for (var index = 0; index < NewerMessages; index++)
        {
            using var form = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["To"] = first.To, ["From"] = first.From, ["Body"] = $"newer {index}" });
            using var answer = await http.PostAsync($"2010-04-01/Accounts/{twilio.AccountSid}/Messages.json", form);
            answer.EnsureSuccessStatusCode();
        }
    }
}
