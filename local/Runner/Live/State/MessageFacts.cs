namespace WhatsAppReplies.Local.Runner.Live.State;

/// <summary>State of the tables, queues and phones, as far as it tells what became of each message.</summary>
internal sealed record MessageFacts
{
    /// <summary>Sid and address of everything that customers wrote, and when.</summary>
    public required IReadOnlyList<WrittenMessage> Written { get; init; }

    /// <summary>Sids of fragments, one for each recorded turn that has them.</summary>
    public required IReadOnlyList<string> Recorded { get; init; }

    /// <summary>Sids of the company's messages that stand in recorded turns.</summary>
    public required IReadOnlySet<string> RecordedParts { get; init; }

    /// <summary>Addresses of customers for whom a reply is being sent: what their phones show may not be recorded yet.</summary>
    public required IReadOnlySet<string> BeingAnswered { get; init; }

    public required IReadOnlySet<string> Staged { get; init; }

    /// <summary>Sids of messages with a receipt: the sweep takes them for staged.</summary>
    public required IReadOnlySet<string> Receipts { get; init; }

    /// <summary>Sid and address of every message of the company's that a phone shows.</summary>
    public required IReadOnlyList<(string Sid, string Address)> Shown { get; init; }

    /// <summary>Visible, delayed and being worked on.</summary>
    public required int Triggers { get; init; }

    public required int DeadLetters { get; init; }

    public required DateTimeOffset At { get; init; }
}
