namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Findings of a sweep: what it mended, and what it could not.</summary>
internal sealed record SweepFindings
{
    /// <summary>Staged messages that had no trigger.</summary>
    public int Triggers { get; set; }

    /// <summary>Messages that Twilio took and no webhook brought.</summary>
    public int Staged { get; set; }

    /// <summary>Of those, messages whose text Twilio does not tell any more.</summary>
    public int WithoutText { get; set; }

    /// <summary>Staged messages of a conversation that has no record: their own trigger has ended in front of a person.</summary>
    public int WithoutRecord { get; set; }

    /// <summary>Looks that failed and are made again by the next sweep.</summary>
    public int Failures { get; set; }

    public int Total => Triggers + Staged;
}
