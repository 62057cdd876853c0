namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>A message that the service accepted.</summary>
internal sealed record TwilioMessage
{
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

    public bool ReachesThePhone => ErrorCode is null;

    public string StatusAt(DateTimeOffset now) =>
        now >= FailedAt ? "failed"
        : now < SentAt ? "queued"
        : ReachesThePhone ? "delivered"
        : "sent";

    /// <summary>A queued message has no send date.</summary>
    public DateTimeOffset? DateSentAt(DateTimeOffset now) => now >= SentAt ? SentAt : null;
}
