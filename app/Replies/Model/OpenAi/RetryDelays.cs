using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>Backoff between two attempts at the model; a provider that asks for more gets it.</summary>
internal sealed class RetryDelays(IChance chance)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>A locked conversation is free when a model has run.</summary>
    private static readonly TimeSpan FirstWhenLocked = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public TimeSpan After(int attempt, AttemptOutcome.Again outcome)
    {
        var delay = Backoff.Exponential(outcome.Locked ? FirstWhenLocked : First, attempt, Longest).WithJitter(0.5, 1, chance);
        return outcome.RetryAfter is { } asked && asked > delay ? asked : delay;
    }
}
