using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

public class StatusCallbackTests
{
    [Theory]
    [InlineData("ci-aaa-001#pi-aaa-001#447700900123", "ci-aaa-001%23pi-aaa-001%23447700900123")]
    [InlineData("a b&c=d+e/f?g", "a%20b%26c%3Dd%2Be%2Ff%3Fg")]
    [InlineData("Grüße", "Gr%C3%BC%C3%9Fe")]
    public async Task Every_send_says_where_its_statuses_go_and_for_which_conversation(string conversation, string encoded)
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Created("SM1"));
        twilio.StatusCallbackUrl = new Uri("https://abc.lambda-url.eu-north-1.on.aws/status");

        Assert.IsType<SendOutcome.Accepted>(await twilio.SendAsync(twilio.Part with { ConversationId = conversation }));

        Assert.Equal(
            $"https://abc.lambda-url.eu-north-1.on.aws/status?conversation={encoded}#rc=5&rp=all",
            Assert.Single(Assert.Single(twilio.Server.Requests).Form, field => field.Key == "StatusCallback").Value);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_is_asked_for()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(LoopbackTwilio.Created("SM1"));

        await twilio.SendAsync(twilio.Part with { ConversationId = "a" });

        Assert.DoesNotContain(Assert.Single(twilio.Server.Requests).Form, field => field.Key == "StatusCallback");
    }
}
