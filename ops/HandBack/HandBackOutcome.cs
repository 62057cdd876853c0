namespace WhatsAppReplies.Ops.HandBack;

/// <summary>What giving a conversation back came to.</summary>
internal abstract record HandBackOutcome
{
    private HandBackOutcome()
    {
    }

    /// <summary>The assistant has it.</summary>
    /// <param name="Status">What the record says now.</param>
    public sealed record Done(string? Status) : HandBackOutcome;

    /// <summary>No person has it: there is nothing to give back.</summary>
    public sealed record NotHandedOver : HandBackOutcome;

    /// <summary>A worker is on it, and ends by then or renews.</summary>
    public sealed record Busy(DateTimeOffset Until) : HandBackOutcome;

    /// <summary>Somebody else changed the record each time that it was looked at.</summary>
    public sealed record Changed : HandBackOutcome;

    public sealed record NoRecord : HandBackOutcome;
}
