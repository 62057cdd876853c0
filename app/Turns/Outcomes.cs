using WhatsAppReplies.Failures;
using WhatsAppReplies.Telemetry;
using WhatsAppReplies.Triggers;

namespace WhatsAppReplies.Turns;

/// <summary>
/// The one place that decides what each outcome does. Its columns: the conversation's status (written by the turn, which still holds
/// the claim), the trigger, and how loud it is.
/// </summary>
internal sealed class Outcomes(TurnOptions options, TimeProvider time, IChance chance, int maxReceiveCount)
{
    /// <summary>The status that an outcome leaves behind; nothing: the previous one is restored, or the record is not ours to write.</summary>
    public static string? StatusAfter(Outcome outcome) => outcome switch
    {
        Outcome.Replied => Contract.Statuses.ReplySent,
        Outcome.HandedToHuman => Contract.Statuses.AwaitingHuman,
        Outcome.TryAgain => Contract.Statuses.Retry,
        Outcome.Refused => Contract.Statuses.ReplyFailed,
        Outcome.NothingToAnswer or Outcome.Busy or Outcome.Superseded => null,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public Disposition Of(Outcome outcome, Delivery delivery) => Louder(delivery, outcome switch
    {
        Outcome.Replied => Done(nameof(Outcome.Replied)),
        Outcome.NothingToAnswer => Done(nameof(Outcome.NothingToAnswer)),
        Outcome.HandedToHuman => Done(nameof(Outcome.HandedToHuman)),
        Outcome.Busy busy => Back(nameof(Outcome.Busy), Until(busy.Until), Severity.Info, Busy),
        Outcome.Superseded lost => Back(nameof(Outcome.Superseded), Until(lost.Until ?? time.GetUtcNow()), Severity.Warning, Lost),
        Outcome.TryAgain again => Back(nameof(Outcome.TryAgain), Later(delivery, again.After), Severity.Warning, again.Failure),
        Outcome.Refused refused => Back(nameof(Outcome.Refused), Later(delivery, null), Severity.Critical, refused.Failure),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    });

    private static Failure Busy { get; } = new("busy", "Another worker holds the conversation; the trigger comes back when its claim has ended.");

    private static Failure Lost { get; } = new("claim_lost", "Another worker took the conversation over; the trigger comes back when its claim has ended.");

    private static Disposition Done(string name) => new(name, true, null, Severity.Info, null);

    private static Disposition Back(string name, TimeSpan visibility, Severity severity, Failure failure) => new(name, false, visibility, severity, failure);

    /// <summary>After the last receive comes the dead-letter queue, whatever the cause was: a person has to know.</summary>
    private Disposition Louder(Delivery delivery, Disposition disposition) =>
        !disposition.Acknowledge && delivery.ReceiveCount >= maxReceiveCount ? disposition with { Severity = Severity.Critical } : disposition;

    private TimeSpan Until(DateTimeOffset end) => Clamp(end - time.GetUtcNow() + TimeSpan.FromSeconds(1), options.LeastVisibility);

    /// <summary>A provider that names a time gets it, but never less than the delays that let a minute's outage pass before the last receive.</summary>
    private TimeSpan Later(Delivery delivery, TimeSpan? asked)
    {
        if (asked == TimeSpan.Zero)
            return TimeSpan.Zero;

        var index = Math.Clamp(delivery.ReceiveCount - 1, 0, options.RetryDelays.Count - 1);
        var jitter = 1 + options.RetryJitter * (2 * chance.Fraction() - 1);
        var delay = options.RetryDelays[index] * jitter;
        return Clamp(asked > delay ? asked.Value : delay, TimeSpan.FromSeconds(1));
    }

    private TimeSpan Clamp(TimeSpan delay, TimeSpan least) => delay < least ? least : delay > options.MostVisibility ? options.MostVisibility : delay;
}
