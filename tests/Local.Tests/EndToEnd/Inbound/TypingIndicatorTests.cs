using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>Somebody types while the model is asked, where the assistant wants it.</summary>
[Collection(InboundCloud.Collection)]
public sealed class TypingIndicatorTests(InboundCloud cloud)
{
    private const string AssistantId = "asst_that_types";

    private TwilioServer Twilio => cloud.Local.Providers.Twilio;

    [Fact]
    public async Task It_is_shown_once_under_the_newest_message_before_the_reply()
    {
        var customer = await CustomerAsync("do you type?");

        await customer.WriteAsync("do you type?", "and how fast?");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        var shown = Assert.Single(Shown(end));
        Assert.Equal(end.WrittenSids[^1], shown.MessageSid);
        var sent = Twilio.Calls.First(call => call.Endpoint == TwilioEndpoint.CreateMessage && call.To == customer.Phone.Address);
        Assert.True(shown.Number < sent.Number, "the indicator came after the reply");
    }

    [Fact]
    public async Task One_that_twilio_does_not_answer_takes_no_reply_away()
    {
        var customer = await CustomerAsync("do you type slowly?");
        Twilio.Script.When(
            call => call.Endpoint == TwilioEndpoint.ShowTyping
                && Twilio.Received.Any(message => message.Sid == call.MessageSid && message.From == customer.Phone.Address),
            new TwilioFault.Silence(Accepted: false));

        await customer.WriteAsync("do you type slowly?");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Single(Shown(end));
    }

    [Fact]
    public async Task An_assistant_that_does_not_say_so_shows_nothing()
    {
        var customer = await cloud.KnownCustomerAsync();

        await customer.WriteAsync("do you type at all?");
        var end = await customer.UntilQuietAsync();

        end.IsAnsweredOnce();
        Assert.Empty(Shown(end));
    }

    /// <summary>Of an assistant that types, while the model takes a second for what it begins with: as long as a model takes at least.</summary>
    private async Task<PhoneCustomer> CustomerAsync(string text)
    {
        var assistant = AssistantFiles.Read(AssistantFiles.Folder(Repository.Root))[0] with { Id = AssistantId, TypingIndicator = true };
        await cloud.Local.Tables.PutItemAsync(new PutItemRequest { TableName = cloud.Local.Stack.AssistantsTable, Item = DynamoJson.Item(assistant.ToItem()) });
        cloud.Local.Providers.OpenAi.Script.When(
            call => call.Request is not null && call.UserText.StartsWith(text, StringComparison.Ordinal), new OpenAiFault.Late(TimeSpan.FromSeconds(1)));
        return await cloud.KnownCustomerOfAsync(AssistantId);
    }

    private List<TwilioCall> Shown(PhoneOutcome end) =>
        [.. Twilio.Calls.Where(call => call.Endpoint == TwilioEndpoint.ShowTyping && end.WrittenSids.Contains(call.MessageSid))];
}
