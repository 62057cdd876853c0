using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Model;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>A reply that was made and is not recorded yet. It stands on the conversation, so that any worker can bring it to its end.</summary>
internal sealed record PendingReply
{
    public required string TurnId { get; init; }

    public required CustomerMessage Customer { get; init; }

    /// <summary>The newest message of the customer that was known: it opens the window in which a reply may be sent.</summary>
    public required DateTimeOffset? CustomerWroteAt { get; init; }

    public required string Reply { get; init; }

    public required TokenUsage Usage { get; init; }

    public required string Model { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required IReadOnlyList<ReplyPart> Parts { get; init; }

    /// <summary>The model asks for a person: told and recorded when the reply is sent.</summary>
    public HandOff? HandOff { get; init; }

    /// <summary>The model says that nothing is left to do.</summary>
    public bool CompletesTask { get; init; }

    /// <summary>No customer can have seen anything of it.</summary>
    public bool NothingAccepted
    {
        get
        {
            foreach (var part in Parts)
            {
                // guard: A reply is dropped only when nothing of it may be at the provider
                if (part.State != PartState.Planned)
                    return false;
            }

            return true;
        }
    }

    public int FirstUnsent
    {
        get
        {
            var index = 0;
            while (index < Parts.Count && Parts[index].State == PartState.Sent)
                index++;
            return index;
        }
    }

    /// <summary>As far as it came: only the parts that were sent, in their words. Nothing when none was.</summary>
    public PendingReply? Sent
    {
        get
        {
            var sent = Parts.Take(FirstUnsent).ToList();
            return sent.Count == 0 ? null : this with { Parts = sent, Reply = string.Join("\n\n", sent.Select(part => part.Text)) };
        }
    }

    /// <summary>Of a part that was sent.</summary>
    public string SidOf(int index) => Parts[index].Sid ?? throw new InvalidOperationException("A part that was not sent has no sid.");

    public PendingReply With(int index, ReplyPart part)
    {
        var parts = new List<ReplyPart>(Parts) { [index] = part };
        return this with { Parts = parts };
    }

    public override string ToString() => $"pending reply in {Parts.Count} parts";
}
