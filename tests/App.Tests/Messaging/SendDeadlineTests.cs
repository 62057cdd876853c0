using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

/// <summary>Deadlines hold although the package takes no cancellation token.</summary>
public class SendDeadlineTests
{
    [Fact]
    public async Task A_send_without_an_answer_is_aborted_at_its_timeout_and_unknown()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Never());

        var sending = twilio.SendAsync();
        await twilio.Server.WhenRequestArrivesAsync();
        twilio.Time.Advance(twilio.Messenger.SendTimeout);

        Assert.Equal("twilio_timeout", Assert.IsType<SendOutcome.Unknown>(await sending).Failure.Code);
        await twilio.Server.WhenClientGaveUpAsync();
    }

    [Fact]
    public async Task A_body_that_never_comes_is_aborted_too()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.NeverTheBody(201));

        var sending = twilio.SendAsync();
        await twilio.Server.WhenRequestArrivesAsync();
        twilio.Time.Advance(twilio.Messenger.SendTimeout);

        Assert.Equal("twilio_timeout", Assert.IsType<SendOutcome.Unknown>(await sending).Failure.Code);
        await twilio.Server.WhenClientGaveUpAsync();
    }

    [Fact]
    public async Task A_caller_who_stops_gets_an_exception_and_the_send_is_aborted()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Never());
        using var stop = new CancellationTokenSource();

        var sending = twilio.SendAsync(cancellationToken: stop.Token);
        await twilio.Server.WhenRequestArrivesAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await twilio.Server.WhenClientGaveUpAsync();
        Assert.Single(twilio.Server.Requests);
    }

    [Fact]
    public async Task A_send_after_an_aborted_one_uses_a_new_connection()
    {
        await using var twilio = await LoopbackTwilio.StartAsync(Answer.Never(), LoopbackTwilio.Created());

        var aborted = twilio.SendAsync();
        await twilio.Server.WhenRequestArrivesAsync();
        twilio.Time.Advance(twilio.Messenger.SendTimeout);
        await aborted;

        Assert.IsType<SendOutcome.Accepted>(await twilio.SendAsync());
    }
}
