using WhatsAppReplies.Shared.Http;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Messaging;

internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    public sealed record Accepted(string Sid) : SendOutcome;

    /// <summary>Surely not accepted, and the same request may work later (rate limit).</summary>
    public sealed record NotAccepted(Failure Failure, TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>Surely not accepted, and it never will be until a person has mended something (wrong sender, missing account).</summary>
    /// <param name="Failure">What.</param>
    /// <param name="KeepsReply">The same request works then: a reply that was made is not made again.</param>
    public sealed record Refused(Failure Failure, bool KeepsReply = false) : SendOutcome;

    /// <summary>Surely not accepted, because this customer cannot be written to: opted out, not on WhatsApp, outside the window.</summary>
    public sealed record CannotReach(Failure Failure) : SendOutcome;

    /// <summary>Surely not accepted: the credentials are wrong or old.</summary>
    public sealed record Unauthorized(Failure Failure) : SendOutcome;

    /// <summary>Timeout, dropped connection, 5xx: it may have been accepted. Read back before anything is sent again.</summary>
    public sealed record Unknown(Failure Failure) : SendOutcome;
}
