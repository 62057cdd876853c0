using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Result of a step of a turn: the turn goes on, or it ends with an outcome.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    public static Step Next { get; } = new Continue();

    public sealed record Continue : Step;

    public sealed record End(Outcome Outcome) : Step;

    /// <summary>A lost claim is an outcome like any other.</summary>
    public static Step Of(WriteOutcome outcome) => outcome switch
    {
        WriteOutcome.Applied => Next,

        // guard: A lost claim stops the worker
        WriteOutcome.Lost lost => new End(new Outcome.Superseded(lost.Until)),

        // guard: A blocked write stops the worker
        WriteOutcome.Blocked => new End(Changed),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static Outcome.TryAgain Changed { get; } =
        new(new Failure("record_changed", "Another system changed the record while the turn was working on it."));
}

/// <summary>How a step ended that hands something to the next one.</summary>
internal abstract record Step<T>
{
    private Step()
    {
    }

    public sealed record Continue(T Value) : Step<T>;

    public sealed record End(Outcome Outcome) : Step<T>;

    /// <summary>The outcome of a step that has not gone on.</summary>
    public Outcome Ended => this is End { Outcome: var outcome } ? outcome : throw new InvalidOperationException("The step goes on.");

    public static Step<T> Of(Result<T> result) => result switch
    {
        Result<T>.Success success => new Continue(success.Value),
        Result<T>.TryAgain again => new End(new Outcome.TryAgain(again.Failure)),
        Result<T>.Refuse refuse => new End(new Outcome.Refused(refuse.Failure)),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
