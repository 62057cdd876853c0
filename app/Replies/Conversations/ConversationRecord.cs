using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>The conversation as the claim found it.</summary>
internal sealed record ConversationRecord
{
    private static readonly HashSet<string> NoConsent = new(StringComparer.OrdinalIgnoreCase) { "false", "no", "0" };

    /// <summary>Everything that the table holds, known or not: what it costs in bytes decides the archive.</summary>
    public required Dictionary<string, AttributeValue> Item { get; init; }

    /// <summary>Nothing when it had none.</summary>
    public required string? PreviousStatus { get; init; }

    public required IReadOnlyList<RecordedEntry> Messages { get; init; }

    /// <summary>How many of them hold something in a form that this function does not read; they stay as they are.</summary>
    public required int UnreadableEntries { get; init; }

    /// <summary><c>messages</c> is NULL, to which nothing can be appended.</summary>
    public required bool MessagesAreNull { get; init; }

    public required string? ThreadId { get; init; }

    public required bool HandedToHuman { get; init; }

    public required PendingReply? Pending { get; init; }

    /// <summary>How many answers were paid for that could not be used.</summary>
    public required UnusableAnswers? UnusableAnswers { get; init; }

    /// <summary>Needed for a reply, not for handing over to a human.</summary>
    public required string? AssistantId { get; init; }

    /// <summary>The address that replies come from.</summary>
    public required string? CompanyNumber { get; init; }

    /// <summary>The same, where it was seen to be there.</summary>
    public string Sender => CompanyNumber ?? throw new InvalidOperationException("The record names no sender.");

    /// <summary>Nothing: the stack's.</summary>
    public required string? ApiKeySecretId { get; init; }

    /// <summary>Nothing: the stack's.</summary>
    public required string? CredentialsSecretId { get; init; }

    /// <summary>When a turn ended last, whatever it came to; nothing: there was none yet.</summary>
    public required DateTimeOffset? LastTurnAt { get; init; }

    /// <summary>How long what the last turn found staged lives there; nothing where that is not known.</summary>
    public required TimeSpan? StagedLifetime { get; init; }

    /// <summary>Since when a message of the customer may have expired unanswered, while the provider could not be asked for it.</summary>
    public required DateTimeOffset? ExpiredTextSince { get; init; }

    public required int ArchivedCount { get; init; }

    public required ArchivedSids ArchivedSids { get; init; }

    /// <summary>A person had the conversation and has given it back: the next hand-off is another one, which the queue is told.</summary>
    public bool WasHandedBack =>
        !HandedToHuman && (Item.ContainsKey(Contract.Conversations.HandedOverAt) || Item.ContainsKey(Contract.Conversations.HandingOverAt));

    /// <summary>The customer has asked for no more messages.</summary>
    public bool HasOptedOut => IsOptOutRemembered || PreviousStatus == Contract.Statuses.OptedOut;

    /// <summary>By more than a status, which a retry would overwrite.</summary>
    public bool IsOptOutRemembered => Av.Find(Item, Contract.Conversations.OptedOutAt) is not null;

    /// <summary>Whoever keeps the record says that the customer does not agree to be written to, in any way that can be read as a no.</summary>
    public bool LacksConsent => Item.GetValueOrDefault(Contract.Conversations.Consent) is { } consent
        && (consent.BOOL == false || consent.N == "0" || (consent.S is { } word && NoConsent.Contains(word.Trim())));

    /// <summary>Every message of the customer that a recorded turn holds; one that is staged again is a leftover.</summary>
    public bool Holds(string sid)
    {
        foreach (var entry in Messages)
        {
            if (entry.Holds(sid))
                return true;
        }

        // guard: Archived sids are leftovers too
        return ArchivedSids.Contains(sid);
    }

    /// <summary>A message to the customer that a turn which is still on the record holds.</summary>
    public bool HoldsPart(string sid)
    {
        foreach (var entry in Messages)
        {
            if (entry.PartSids.Contains(sid) || (!entry.IsCustomers && entry.MessageId == sid))
                return true;
        }

        return false;
    }

    public override string ToString() => $"record with {Messages.Count} messages";
}
