using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>A message that the service took, from the company or from a customer.</summary>
internal sealed record TwilioMessage
{
    public const string Failed = "failed";
    public const string Undelivered = "undelivered";

    public required string Sid { get; init; }

    public required string To { get; init; }

    public required string From { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required DateTimeOffset ListedAt { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Set when delivery fails.</summary>
    public int? ErrorCode { get; init; }

    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>What it turns when delivery fails.</summary>
    public string FailureStatus { get; init; } = Failed;

    /// <summary>As the company asked for it; null: nobody is told what becomes of it.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>A customer wrote it.</summary>
    public bool IsInbound { get; init; }

    public IReadOnlyList<KeptMedia> Media { get; init; } = [];

    /// <summary>All that becomes of it, in the order in which it happens.</summary>
    public IReadOnlyList<string> StatusesInOrder => ReachesThePhone ? ["sent", "delivered", "read"] : ["sent", FailureStatus];

    public bool ReachesThePhone => ErrorCode is null;

    public string StatusAt(DateTimeOffset now) =>
        IsInbound ? "received"
        : now >= FailedAt ? FailureStatus
        : now < SentAt ? "queued"
        : ReachesThePhone ? "delivered"
        : "sent";

    /// <summary>A queued message has no send date.</summary>
    public DateTimeOffset? DateSentAt(DateTimeOffset now) => now >= SentAt ? SentAt : null;

    /// <summary>A record prints its members; what is written is private.</summary>
    public override string ToString() => Sid;
}
