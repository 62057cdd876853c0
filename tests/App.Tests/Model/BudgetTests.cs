using App.Tests.Fakes;
using Tests.Support.Loopback;
using WhatsAppReplies.Replies.Model;

namespace App.Tests.Model;

public class BudgetTests
{
    private static readonly Answer RateLimit = LoopbackOpenAi.Error(429, "rate_limit_error", "rate_limit_exceeded");

    [Fact]
    public async Task Delays_grow_and_are_jittered()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(RateLimit);

        await openAi.ReplyAsync();

        Assert.Collection(
            openAi.Time.Waits,
            wait => Assert.InRange(wait.TotalMilliseconds, 250, 500),
            wait => Assert.InRange(wait.TotalMilliseconds, 500, 1000),
            wait => Assert.InRange(wait.TotalMilliseconds, 1000, 2000),
            wait => Assert.InRange(wait.TotalMilliseconds, 2000, 4000));
        Assert.NotEqual(openAi.Time.Waits[0] * 2, openAi.Time.Waits[1]);
    }

    [Fact]
    public async Task A_locked_conversation_is_waited_for_longer()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(
            LoopbackOpenAi.Error(400, "invalid_request_error", "conversation_locked", "conversation"), LoopbackOpenAi.Items(), LoopbackOpenAi.Ok());

        await openAi.ReplyAsync(openAi.Request("conv_1"));

        Assert.InRange(Assert.Single(openAi.Time.Waits).TotalSeconds, 1.5, 3);
    }

    [Fact]
    public async Task Retry_after_is_honoured_when_it_fits()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(RateLimit.With("Retry-After", "30"), LoopbackOpenAi.Ok());

        Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync());

        Assert.Equal([TimeSpan.FromSeconds(30)], openAi.Time.Waits);
    }

    [Fact]
    public async Task Retry_after_that_does_not_fit_is_handed_on_at_once()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(RateLimit.With("Retry-After", "3600"));

        var outcome = Assert.IsType<ModelOutcome.TryAgain>(await openAi.ReplyAsync());

        Assert.Equal((TimeSpan.FromHours(1), 1), (outcome.RetryAfter, outcome.Attempts));
        Assert.Empty(openAi.Time.Waits);
    }

    [Fact]
    public async Task A_service_that_is_out_cannot_ask_for_longer_than_a_trigger_waits_between_two_receives()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(503, "server_error", null).With("Retry-After", "3600"));

        var outcome = Assert.IsType<ModelOutcome.TryAgain>(
            await openAi.ReplyAsync(openAi.Request() with { Deadline = openAi.Time.GetUtcNow() + TimeSpan.FromMinutes(10) }));

        Assert.Equal((TimeSpan.FromMinutes(5), 1), (outcome.RetryAfter, outcome.Attempts));
        Assert.Empty(openAi.Time.Waits);
    }

    [Fact]
    public async Task Without_time_left_nothing_is_asked()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        var outcome = Assert.IsType<ModelOutcome.TryAgain>(
            await openAi.ReplyAsync(openAi.Request() with { Deadline = openAi.Time.GetUtcNow() + TimeSpan.FromSeconds(1) }));

        Assert.Equal(("openai_no_time", 0), (outcome.Failure.Code, outcome.Attempts));
        Assert.Empty(openAi.Server.Requests);
    }

    public static TheoryData<Answer> Hanging => [Answer.Never(), Answer.NeverTheBody(200)];

    [Theory]
    [MemberData(nameof(Hanging))]
    public async Task A_model_may_think_for_as_long_as_the_budget_lasts_and_is_paid_once(Answer answer)
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(answer, LoopbackOpenAi.Ok());

        var reply = openAi.ReplyAsync();
        await openAi.Server.WhenRequestArrivesAsync();
        openAi.Time.Advance(TimeSpan.FromSeconds(479));
        Assert.False(reply.IsCompleted);
        openAi.Time.Advance(TimeSpan.FromSeconds(1));

        var outcome = Assert.IsType<ModelOutcome.TryAgain>(await reply);
        Assert.Equal(("openai_timeout", 1), (outcome.Failure.Code, outcome.Attempts));
    }

    [Fact]
    public async Task A_small_budget_ends_a_request_too()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(new AutoAdvancingClock(TimeSpan.FromSeconds(5)), Answer.Never());

        var reply = openAi.ReplyAsync(openAi.Request() with { Deadline = openAi.Time.GetUtcNow() + TimeSpan.FromSeconds(30) });
        await openAi.Server.WhenRequestArrivesAsync();
        openAi.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("openai_timeout", Assert.IsType<ModelOutcome.TryAgain>(await reply).Failure.Code);
    }

    [Fact]
    public async Task A_caller_who_stops_gets_an_exception_and_the_request_ends()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(Answer.Never());
        using var stop = new CancellationTokenSource();

        var reply = openAi.ReplyAsync(cancellationToken: stop.Token);
        await openAi.Server.WhenRequestArrivesAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reply);
        Assert.Single(openAi.Server.Requests);
    }
}
