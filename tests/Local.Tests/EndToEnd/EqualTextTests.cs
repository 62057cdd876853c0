using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd;

/// <summary>Equal text is not identity.</summary>
[Collection(EndToEndRun.Collection)]
public sealed class EqualTextTests(EndToEndRun run)
{
    private static readonly TestScenario<ConversationOutcome> SameReplyTwice = new(StackKind.AsDeployed, async cloud =>
    {
        var customer = cloud.Customer("Would Monday be fine?");
        customer.WhenModelIsAsked(new OpenAiFault.Answer(new ModelAnswer.Text("Yes, that suits us well.")));
        await customer.RunAsync();
        await customer.WriteAsync("And Thursday?");
        customer.WhenNextSent(new TwilioFault.Drop(Accepted: false));
        await customer.TriggerAsync();
        return await customer.LookAsync();
    });

    [Fact]
    public async Task A_reply_that_was_lost_is_sent_although_the_one_before_says_the_same()
    {
        var end = await run.OutcomeOfAsync(SameReplyTwice);
        Assert.Equal((2, 3, 1), (end.Replies.Count, end.Sends, end.ReadBacks));
        Assert.Equal(1, end.LastSummary.Number("unknownSendsResent"));
        Assert.Equal(
            end.Customer.Phone.Shown.Select(message => message.Sid),
            end.AssistantEntries.SelectMany(entry => entry[Contract.Messages.PartSids].L).Select(sid => sid.S));
        Assert.Equal(2, end.OnPhone.Count);
    }
}
