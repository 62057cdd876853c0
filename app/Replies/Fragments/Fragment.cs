using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>One message of the customer, as it was staged.</summary>
/// <param name="Sid">Its id at the provider, and its key within the conversation.</param>
/// <param name="Body">Its text, and a line for each thing that came besides it. Empty for a message that holds nothing.</param>
/// <param name="ReceivedAt">Nothing when the item does not say it in a way that can be read.</param>
internal sealed record Fragment(string Sid, string Body, PreciseTime? ReceivedAt)
{
    /// <summary>Why this fragment cannot be part of a turn: it stays where it is, and its trigger ends in front of a person.</summary>
    public Failure? Stray { get; init; }

    /// <summary>When the stage table takes the item away; nothing: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it would have been taken away if the function had not put that off; nothing: never.</summary>
    public DateTimeOffset? FirstExpiresAt { get; init; }

    /// <summary>The function staged it, since the customer's own item had expired: others may have expired with it.</summary>
    public bool IsStagedAgain { get; init; }

    /// <summary>There where the message asks for no more messages: the line that acknowledges it, or empty.</summary>
    public string? OptOutReply { get; init; }

    /// <summary>How long its writer lets an item live, at least; nothing where the item does not tell.</summary>
    /// <param name="promptSince">What was received since then was staged at once. Older ones may have been staged late.</param>
    /// <param name="seenAt">Now.</param>
    public TimeSpan? LifetimeAtLeast(DateTimeOffset promptSince, DateTimeOffset seenAt)
    {
        // P1: a message that was staged late would pass for a long-lived one, and nobody would look for what has expired beside it.
        var isPrompt = ReceivedAt?.Instant >= promptSince;
        return (isPrompt ? null : Positive(FirstExpiresAt - seenAt)) ?? Positive(FirstExpiresAt - ReceivedAt?.Instant);

        static TimeSpan? Positive(TimeSpan? time) => time > TimeSpan.Zero ? time : null;
    }

    public override string ToString() => $"fragment of {Body.Length} characters";
}
