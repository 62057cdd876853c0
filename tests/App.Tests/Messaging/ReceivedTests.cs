using Tests.Support.Loopback;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Messaging;

/// <summary>What Twilio took from one customer, as the reply function asks for it.</summary>
public class ReceivedTests
{
    private static readonly DateTimeOffset Since = new(2026, 11, 21, 11, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_is_asked_for_by_both_addresses_and_the_time()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List());

        Assert.Empty(Assert.IsType<ReceivedOutcome.Listed>(await ListAsync(twilio)).Messages);

        var query = Uri.UnescapeDataString(Assert.Single(twilio.Server.Requests).Target);
        Assert.Contains("To=whatsapp:+447700900456", query, StringComparison.Ordinal);
        Assert.Contains("From=whatsapp:+447700900123", query, StringComparison.Ordinal);
        Assert.Contains("DateSent>=2026-11-21T11:30:00Z", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_came_in_is_told_and_a_hidden_text_is_told_as_such()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List(
            LoopbackTwilio.Message("SM2", "", Since.AddMinutes(2), direction: "inbound"),
            LoopbackTwilio.Message("SM9", "a reply", Since.AddMinutes(1)),
            LoopbackTwilio.Message("SM1", "hello", Since, direction: "inbound")));

        var messages = Assert.IsType<ReceivedOutcome.Listed>(await ListAsync(twilio)).Messages;

        Assert.Equal([("SM1", "hello", null), ("SM2", "", InboundMessage.HiddenType)], messages.Select(message => (message.Sid, message.Body, message.Type)));
    }

    /// <summary>P1: with message redaction a file's caption is hidden like any text; whether it has one is only known where texts are shown.</summary>
    [Theory]
    [InlineData("", InboundMessage.HiddenType)]
    [InlineData("hello", null)]
    public async Task A_file_without_a_caption_has_a_hidden_one_where_no_text_is_shown(string text, string? type)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.List(
            LoopbackTwilio.Message("SM2", "", Since.AddMinutes(1), direction: "inbound", files: 1),
            LoopbackTwilio.Message("SM9", "a reply", Since.AddMinutes(1)),
            LoopbackTwilio.Message("SM1", text, Since, direction: "inbound")));

        var messages = Assert.IsType<ReceivedOutcome.Listed>(await ListAsync(twilio)).Messages;

        Assert.Equal(("SM2", 1, type), (messages[1].Sid, messages[1].Media.Count, messages[1].Type));
    }

    [Fact]
    public async Task Files_without_captions_alone_say_nothing_of_hidden_ones()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(
            LoopbackTwilio.List(LoopbackTwilio.Message("SM1", "", Since, direction: "inbound", files: 1)));

        Assert.Null(Assert.Single(Assert.IsType<ReceivedOutcome.Listed>(await ListAsync(twilio)).Messages).Type);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":[{"sid":"SM1"}],"next_page_uri":null}""")]
    public async Task An_answer_that_is_no_complete_list_says_nothing_about_what_came(string body)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Json(200, body));

        Assert.Equal("twilio_unreadable", Assert.IsType<ReceivedOutcome.Failed>(await ListAsync(twilio)).Failure.Code);
    }

    [Fact]
    public async Task Refused_credentials_are_told_apart()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Error(401, 20003));

        Assert.IsType<ReceivedOutcome.Unauthorized>(await ListAsync(twilio));
    }

    private static Task<ReceivedOutcome> ListAsync(LoopbackTwilio twilio) =>
        twilio.Messenger.ListReceivedAsync("+447700900456", "+447700900123", Since, CancellationToken.None).WaitAsync(Guard);
}
