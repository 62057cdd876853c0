using System.Net;
using System.Text;
using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Messaging.Twilio;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Messaging;

/// <summary>The typing indicator, as Twilio takes it.</summary>
public class ShowTypingTests
{
    private const string Sid = "SM00000000000000000000000000000009";
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_is_one_post_with_the_messages_sid_and_the_channel()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Json(200, """{"success":true}"""));

        Assert.IsType<TypingOutcome.Shown>(await ShowAsync(twilio));

        var request = Assert.Single(twilio.Server.Requests);
        Assert.Equal(("POST", "/v2/Indicators/Typing.json"), (request.Method, request.Target));
        Assert.Equal([KeyValuePair.Create("messageId", Sid), KeyValuePair.Create("channel", "whatsapp")], request.Form);
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ACaccount:token"))}", request.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_answer_that_takes_it_is_not_read()
    {
        foreach (var answer in (Answer[])[Answer.Json(200, "not JSON"), Answer.Json(201, ""), Answer.Json(202, "[]")])
        {
            await using var twilio = await LoopbackTwilio.StartAsync(answer);

            Assert.IsType<TypingOutcome.Shown>(await ShowAsync(twilio));
        }
    }

    [Fact]
    public async Task Whatever_goes_wrong_is_told_and_never_thrown()
    {
        foreach (var (answer, code) in ((Answer, string)[])[
            (LoopbackTwilio.Error(400, 21211), "twilio_refused"),
            (LoopbackTwilio.Error(401, 20003), "twilio_refused"), (LoopbackTwilio.Error(404, 20404), "twilio_refused"),
            (LoopbackTwilio.Error(429, 20429), "twilio_refused"), (Answer.Html(503), "twilio_refused"), (Answer.Dropped, "twilio_connection_broken"),
            (Answer.BreakWithin(200, "{"), "twilio_connection_broken")])
        {
            await using var twilio = await LoopbackTwilio.StartAsync(answer);

            var outcome = Assert.IsType<TypingOutcome.NotShown>(await ShowAsync(twilio));

            Assert.Equal(code, outcome.Failure.Code);
            Private.AssertNotIn(outcome.ToString(), Sid, "447700900123", "ACaccount");
            Assert.Single(twilio.Server.Requests);
        }
    }

    [Fact]
    public async Task One_without_an_answer_is_aborted_at_its_timeout()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Never());

        var showing = ShowAsync(twilio);
        await twilio.Server.WhenRequestArrivesAsync();
        twilio.Time.Advance(new TwilioOptions().TypingTimeout);

        Assert.Equal("twilio_timeout", Assert.IsType<TypingOutcome.NotShown>(await showing).Failure.Code);
        await twilio.Server.WhenClientGaveUpAsync();
    }

    [Fact]
    public async Task A_caller_who_stops_gets_an_exception_and_nothing_goes_on()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Never());
        using var stop = new CancellationTokenSource();

        var showing = ShowAsync(twilio, stop.Token);
        await twilio.Server.WhenRequestArrivesAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
        await twilio.Server.WhenClientGaveUpAsync();
    }

    [Theory]
    [InlineData(null, "https://messaging.twilio.com")]
    [InlineData("https://api.dublin.ie1.twilio.com", "https://messaging.dublin.ie1.twilio.com")]
    [InlineData("https://twilio.example.org:8443", "https://twilio.example.org:8443")]
    public async Task It_has_a_host_of_its_own_with_twilio_and_in_each_of_its_regions(string? baseUrl, string expected)
    {
        using var transport = new Origins();
        var options = new TwilioOptions { BaseUrl = baseUrl is null ? null : new Uri(baseUrl) };

        await new TwilioMessenger(new TwilioCredentials("ACaccount", "token"), transport, options, new AutoAdvancingClock())
            .ShowTypingAsync(Sid, CancellationToken.None);

        Assert.Equal([expected], transport.Asked);
    }

    [Fact]
    public async Task What_is_no_indicator_goes_to_the_region_as_it_is_named()
    {
        using var transport = new Origins();
        var messenger = new TwilioMessenger(
            new TwilioCredentials("ACaccount", "token"), transport, new() { BaseUrl = new Uri("https://api.dublin.ie1.twilio.com") }, new AutoAdvancingClock());

        await messenger.HasLeftAsync("SM1", Guard, CancellationToken.None);

        Assert.Equal(["https://api.dublin.ie1.twilio.com"], transport.Asked);
    }

    private static Task<TypingOutcome> ShowAsync(LoopbackTwilio twilio, CancellationToken cancellationToken = default) =>
        twilio.Messenger.ShowTypingAsync(Sid, cancellationToken).WaitAsync(Guard, CancellationToken.None);

    /// <summary>Answers without a network.</summary>
    private sealed class Origins : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.GetLeftPart(UriPartial.Authority));
            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"success":true}"""), RequestMessage = request });
        }
    }
}
