using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>
/// Policy for outcomes: decides what an outcome does to the trigger and how loud it is. What it does to the conversation was written
/// under the claim, with the status that the kind itself names.
/// </summary>
internal sealed class Outcomes(TurnOptions options, TimeProvider time, IChance chance, int maxReceiveCount)
{
    public Disposition Of(Outcome outcome, Delivery delivery) => EscalateLastReceive(delivery, outcome switch
    {
        Outcome.Replied => Done(nameof(Outcome.Replied)),
        Outcome.NothingToAnswer => Done(nameof(Outcome.NothingToAnswer)),
        Outcome.HandedToHuman => Done(nameof(Outcome.HandedToHuman)),
        Outcome.CannotReply cannot => new(nameof(Outcome.CannotReply), true, null, Severity.Warning, cannot.Failure),

        // guard: A busy trigger is sent back
        Outcome.Busy busy => Back(nameof(Outcome.Busy), Waiting(busy, delivery), Severity.Info, Busy),

        // guard: A trigger whose claim was lost is sent back
        Outcome.Superseded lost => Back(nameof(Outcome.Superseded), Until(lost.Until ?? time.GetUtcNow()), Severity.Warning, Lost),

        // guard: What may work later is sent back
        Outcome.TryAgain again => Back(nameof(Outcome.TryAgain), Later(delivery, again), Severity.Warning, again.Failure),

        // guard: What was refused is sent back
        Outcome.Refused refused => Back(nameof(Outcome.Refused), Delay(options.RefusalDelays, delivery), Severity.Critical, refused.Failure),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    });

    private static Failure Busy { get; } = new("busy", "Another worker holds the conversation; the trigger comes back when its claim has ended.");

    private static Failure Lost { get; } = new("claim_lost", "Another worker took the conversation over; the trigger comes back when its claim has ended.");

    private static Disposition Done(string name) => new(name, true, null, Severity.Info, null);

    private static Disposition Back(string name, TimeSpan visibility, Severity severity, Failure failure) => new(name, false, visibility, severity, failure);

    /// <summary>After the last receive comes the dead-letter queue, whatever the cause was: a person has to know.</summary>
    // guard: The last receive is CRITICAL whatever its cause
    private Disposition EscalateLastReceive(Delivery delivery, Disposition disposition) =>
        !disposition.Acknowledge && delivery.ReceiveCount >= maxReceiveCount ? disposition with { Severity = Severity.Critical } : disposition;

    /// <summary>
    /// The owner's own trigger is back as soon as the owner can be dead. Whoever waits for another one's worker would come back lease after
    /// lease while that worker lives, and use up its receives: it waits longer each time, until that worker's invocation must have ended.
    /// What it stands for is not forgotten meanwhile: the owner looks again, and so does whoever gets the owner's trigger.
    /// </summary>
    private TimeSpan Waiting(Outcome.Busy busy, Delivery delivery)
    {
        var leaseEnds = Until(busy.Until);
        if (busy.IsOwnTrigger || delivery.ReceiveCount == 1 || busy.OwnerEnds is not { } ownerEnds)
            return leaseEnds;

        var wait = Backoff.Exponential(options.Lease, delivery.ReceiveCount, Until(ownerEnds));
        return wait > leaseEnds ? wait : leaseEnds;
    }

    private TimeSpan Until(DateTimeOffset end) => Clamp(end - time.GetUtcNow() + TimeSpan.FromSeconds(1), options.LeastVisibility);

    /// <summary>A provider that names a time gets it, but never less than the delays that let an outage pass before the last receive.</summary>
    private TimeSpan Later(Delivery delivery, Outcome.TryAgain again)
    {
        if (again.AtOnce)
            return TimeSpan.Zero;

        var delay = Delay(options.RetryDelays, delivery);
        if (again.After is not { } asked || asked <= delay)
            return delay;
        return asked < options.MostAskedDelay ? asked : options.MostAskedDelay;
    }

    private TimeSpan Delay(IReadOnlyList<TimeSpan> delays, Delivery delivery)
    {
        var delay = Backoff.Stepped(delays, delivery.ReceiveCount).WithJitter(1 - options.RetryJitter, 1 + options.RetryJitter, chance);
        return delay < options.MostRetryDelay ? delay : options.MostRetryDelay;
    }

    private TimeSpan Clamp(TimeSpan delay, TimeSpan least) => delay < least ? least : delay > options.MostVisibility ? options.MostVisibility : delay;
}

/// <summary>What an outcome means for everybody outside the turn.</summary>
/// <param name="Name">The kind, as metrics name it.</param>
/// <param name="Acknowledge">The trigger is done; otherwise it is reported as failed and comes back.</param>
/// <param name="Visibility">After how long it comes back.</param>
/// <param name="Severity">Of the record that says so.</param>
/// <param name="Failure">Why, when something failed.</param>
internal sealed record Disposition(string Name, bool Acknowledge, TimeSpan? Visibility, Severity Severity, Failure? Failure);
