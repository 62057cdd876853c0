using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Fragments;

/// <summary>One message of the customer, as it was staged.</summary>
/// <param name="Sid">Its id at the provider, and its key within the conversation.</param>
/// <param name="Body">Its text, and a line for each thing that came besides it. Empty for a message that holds nothing.</param>
/// <param name="ReceivedAt">Nothing when the item does not say it in a way that can be read.</param>
internal sealed record Fragment(string Sid, string Body, PreciseTime? ReceivedAt)
{
    /// <summary>Of what <see cref="Body"/> is made.</summary>
    public BesidesText Besides { get; init; } = BesidesText.None;

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

    /// <summary>The same with what reading its files came to.</summary>
    public Fragment Retold(IReadOnlyList<AttachedFile> files)
    {
        var besides = Besides with { Files = files };
        return this with { Besides = besides, Body = besides.Told };
    }

    /// <summary>How long its writer lets an item live, if it was staged as soon as it was received; nothing where the item does not tell.</summary>
    public TimeSpan? Lifetime => Positive(FirstExpiresAt - ReceivedAt?.Instant);

    /// <summary>What is left of its life, for a message that may have been staged late, with a whole life from then on; nothing for any other.</summary>
    public TimeSpan? LeftIfStagedLate(DateTimeOffset promptSince, DateTimeOffset seenAt) =>
        ReceivedAt?.Instant >= promptSince ? null : Positive(FirstExpiresAt - seenAt);

    private static TimeSpan? Positive(TimeSpan? time) => time > TimeSpan.Zero ? time : null;

    public override string ToString() => $"fragment of {Body.Length} characters";
}
