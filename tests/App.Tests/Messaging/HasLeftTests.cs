using System.Text.Json;
using Tests.Support.Loopback;

namespace App.Tests.Messaging;

/// <summary>Whether an accepted part can still be overtaken, as Twilio tells it.</summary>
public class HasLeftTests
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("sent", true)]
    [InlineData("delivered", true)]
    [InlineData("read", true)]
    [InlineData("failed", true)]
    [InlineData("undelivered", true)]
    [InlineData("canceled", true)]
    [InlineData("accepted", false)]
    [InlineData("queued", false)]
    [InlineData("sending", false)]
    [InlineData("scheduled", false)]
    [InlineData("a status of next year", false)]
    public async Task A_part_has_left_when_it_is_with_whatsapp_or_at_an_end(string status, bool expected)
    {
        var message = LoopbackTwilio.Message("SM1", LoopbackTwilio.Text, DateTimeOffset.UnixEpoch, status: status);
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Json(200, JsonSerializer.Serialize(message)));

        Assert.Equal(expected, await HasLeftAsync(twilio));

        var request = Assert.Single(twilio.Server.Requests);
        Assert.Equal(("GET", "/2010-04-01/Accounts/ACaccount/Messages/SM1.json"), (request.Method, request.Path));
    }

    [Fact]
    public async Task A_look_that_fails_is_no_answer()
    {
        foreach (var answer in (Answer[])[LoopbackTwilio.Error(404, 20404), LoopbackTwilio.Error(503, 0), Answer.Json(200, "[]"), Answer.Dropped])
        {
            await using var twilio = await LoopbackTwilio.StartAsync(answer);

            Assert.False(await HasLeftAsync(twilio));
        }
    }

    private static Task<bool> HasLeftAsync(LoopbackTwilio twilio) => twilio.Messenger.HasLeftAsync("SM1", Within, CancellationToken.None).WaitAsync(Guard);
}
