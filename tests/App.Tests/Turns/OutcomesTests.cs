using App.Tests.Fakes;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

public class OutcomesTests
{
    private static readonly Failure Why = new("code", "why");

    private readonly FakeClock _clock = new();

    [Fact]
    public void Every_kind_of_outcome_has_its_row()
    {
        var kinds = typeof(Outcome).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Outcome))).Select(type => type.Name).Order();

        Assert.Equal(Rows().Select(row => row.Outcome.GetType().Name).Order(), kinds);
        foreach (var (outcome, acknowledge, severity) in Rows())
        {
            var disposition = Of(outcome);
            Assert.Equal(outcome.GetType().Name, disposition.Name);
            Assert.Equal(acknowledge, disposition.Acknowledge);
            Assert.Equal(severity, disposition.Severity);
            Assert.Equal(acknowledge, disposition.Visibility is null);
        }
    }

    [Fact]
    public void Whatever_fails_at_the_last_receive_is_critical()
    {
        foreach (var (outcome, acknowledge, severity) in Rows())
            Assert.Equal(acknowledge ? severity : Severity.Critical, Of(outcome, receiveCount: 5).Severity);
    }

    [Fact]
    public void Delays_are_spread_and_stay_near_their_step()
    {
        var delays = Enumerable.Range(0, 200).Select(_ => Of(new Outcome.TryAgain(Why), receiveCount: 2).Visibility!.Value.TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, 12, 18));
        Assert.True(delays.Distinct().Count() > 100);
    }

    [Fact]
    public void No_delay_that_grows_is_longer_than_five_minutes()
    {
        var delays = Enumerable.Range(0, 200).Select(_ => Of(new Outcome.TryAgain(Why), receiveCount: 9).Visibility!.Value.TotalSeconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, 240, 300));
    }

    [Fact]
    public void Busy_waits_for_the_claim_and_never_longer_than_the_queue_allows()
    {
        Assert.Equal(TimeSpan.FromSeconds(61), Of(Busy(_clock.GetUtcNow().AddMinutes(1))).Visibility);
        Assert.Equal(TimeSpan.FromSeconds(3), Of(Busy(_clock.GetUtcNow().AddHours(-1))).Visibility);
        Assert.Equal(TimeSpan.FromHours(11), Of(Busy(_clock.GetUtcNow().AddYears(1))).Visibility);
    }

    [Fact]
    public void The_owners_own_trigger_is_back_when_the_lease_ends_at_every_receive()
    {
        var now = _clock.GetUtcNow();

        Assert.All(Enumerable.Range(1, 12), receiveCount => Assert.Equal(
            TimeSpan.FromSeconds(61), Of(new Outcome.Busy(now.AddSeconds(60), now.AddSeconds(610), IsOwnTrigger: true), receiveCount).Visibility));
    }

    [Fact]
    public void Another_trigger_waits_for_the_lease_and_then_longer_each_time_until_the_owners_invocation_has_ended()
    {
        var now = _clock.GetUtcNow();

        var waits = Enumerable.Range(1, 5).Select(receiveCount =>
            Of(new Outcome.Busy(now.AddSeconds(60), now.AddSeconds(610), IsOwnTrigger: false), receiveCount).Visibility!.Value.TotalSeconds);

        Assert.Equal([61, 180, 360, 611, 611], waits);
    }

    [Fact]
    public void A_trigger_never_waits_for_less_than_the_lease()
    {
        var now = _clock.GetUtcNow();

        Assert.Equal(TimeSpan.FromSeconds(61), Of(new Outcome.Busy(now.AddSeconds(60), now.AddSeconds(5), IsOwnTrigger: false), receiveCount: 3).Visibility);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void A_provider_that_asks_for_less_than_the_delay_gets_the_delay(int seconds)
    {
        var delays = Enumerable.Range(1, 4)
            .Select(receiveCount => Of(new Outcome.TryAgain(Why, TimeSpan.FromSeconds(seconds)), receiveCount).Visibility!.Value.TotalSeconds)
            .ToList();

        Assert.All(delays.Zip([5, 15, 45, 120]), delay => Assert.InRange(delay.First, delay.Second * 0.8, Math.Max(seconds, delay.Second * 1.2)));
    }

    [Fact]
    public void What_is_left_for_want_of_time_comes_back_at_once_at_every_receive() =>
        Assert.All(Enumerable.Range(1, 5), receiveCount =>
            Assert.Equal(TimeSpan.Zero, Of(new Outcome.TryAgain(Why) { AtOnce = true }, receiveCount).Visibility));

    [Fact]
    public void A_provider_cannot_ask_for_longer_than_an_hour() =>
        Assert.Equal(TimeSpan.FromHours(1), Of(new Outcome.TryAgain(Why, TimeSpan.FromDays(3))).Visibility);

    private (Outcome Outcome, bool Acknowledge, Severity Severity)[] Rows() =>
    [
        (new Outcome.Replied(), true, Severity.Info),
        (new Outcome.NothingToAnswer(), true, Severity.Info),
        (new Outcome.HandedToHuman(), true, Severity.Info),
        (new Outcome.CannotReply(Why), true, Severity.Warning),
        (Busy(_clock.GetUtcNow()), false, Severity.Info),
        (new Outcome.Superseded(null), false, Severity.Warning),
        (new Outcome.TryAgain(Why), false, Severity.Warning),
        (new Outcome.Refused(Why), false, Severity.Critical),
    ];

    private static Outcome.Busy Busy(DateTimeOffset until) => new(until, OwnerEnds: null, IsOwnTrigger: false);

    private readonly SeededChance _chance = new();

    private Disposition Of(Outcome outcome, int receiveCount = 1) =>
        new Outcomes(new TurnOptions(), _clock, _chance, maxReceiveCount: 5).Of(outcome, new Delivery("message", "receipt", "", receiveCount));
}
