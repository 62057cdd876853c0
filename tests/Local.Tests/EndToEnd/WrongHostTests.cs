using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Projects and accounts that live in a region: what they are told names the setting that is missing.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class WrongHostTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> OfTheModel = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Which country is this in?");
        customer.WhenModelIsAsked(new OpenAiFault.Refuse(OpenAiError.IncorrectHostname));
        return await customer.RunAsync();
    });

    private static readonly TestScenario<ConversationOutcome> OfTwilio = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Which city is this in?");
        customer.WhenSent(new TwilioFault.Refuse(TwilioError.Authenticate), () => true);
        return await customer.RunAsync();
    });

    [Fact]
    public async Task A_key_whose_project_has_a_host_of_its_own_is_not_called_wrong_and_the_setting_is_named()
    {
        var end = await run.OutcomeOfAsync(OfTheModel);
        Invariants.Check(end);
        Assert.All(end.Summaries, summary => Assert.Equal(("Refused", "openai_wrong_host"), (summary.Text("outcome"), summary.Text("reason"))));
        Assert.Contains("openAiBaseUrl", end.LastSummary.Text("explanation")!, StringComparison.Ordinal);
        // No other key would help, so none is fetched and tried.
        Assert.Equal(end.Summaries.Count, end.ModelCalls.Count);
    }

    [Fact]
    public async Task Credentials_that_Twilio_refuses_name_the_setting_for_its_regions()
    {
        var end = await run.OutcomeOfAsync(OfTwilio);
        Invariants.Check(end);
        Assert.Equal(("Refused", "twilio_unauthorized"), (end.LastSummary.Text("outcome"), end.LastSummary.Text("reason")));
        Assert.Contains("twilioBaseUrl", end.LastSummary.Text("explanation")!, StringComparison.Ordinal);
    }
}
