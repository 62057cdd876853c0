using WhatsAppReplies.Local.Providers.Hosting;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>What happens to a call instead of the usual answer. <c>Accepted</c> says whether a message that is being created is sent all the same.</summary>
internal abstract record TwilioFault
{
    private TwilioFault()
    {
    }

    /// <summary>How much later than usual an accepted message appears in lists.</summary>
    public TimeSpan ListedAfter { get; init; }

    /// <summary>How much longer than usual an accepted message waits before it is on its way to the phone.</summary>
    public TimeSpan LeavesAfter { get; init; }

    /// <summary>An error answer; nothing is accepted.</summary>
    public sealed record Refuse(TwilioError Error) : TwilioFault;

    /// <summary>A gateway's page, which says nothing about what happened behind it.</summary>
    public sealed record Html(int Status = 502, bool Accepted = false) : TwilioFault;

    /// <summary>The connection ends without an answer.</summary>
    public sealed record Drop(bool Accepted, Hangup Hangup = Hangup.Reset) : TwilioFault;

    /// <summary>Never answers; the connection stays open.</summary>
    public sealed record Silence(bool Accepted) : TwilioFault;

    /// <summary>
    /// Answers so much later. The message is accepted at the end of the wait, also when the caller has given up: a late send.
    /// With <paramref name="AcceptedFirst"/>, before it.
    /// </summary>
    public sealed record Slow(TimeSpan By, bool AcceptedFirst = false) : TwilioFault;

    /// <summary>Accepted and answered, but not with JSON.</summary>
    public sealed record Garbage : TwilioFault;

    /// <summary>Accepted and answered, with nothing in the body.</summary>
    public sealed record Empty : TwilioFault;

    /// <summary>Accepted and answered as usual; then the message turns <c>failed</c>, or <c>undelivered</c>, and never reaches the phone.</summary>
    public sealed record FailsLater(int ErrorCode, TimeSpan After, string Status = TwilioMessage.Failed) : TwilioFault
    {
        /// <summary>Free text outside of the 24-hour window.</summary>
        public static FailsLater OutsideWindow { get; } = new(63016, TimeSpan.Zero);
    }

    /// <summary>Accepted and answered as usual, but appears in lists late.</summary>
    public sealed record ListedLate : TwilioFault;

    /// <summary>Accepted and answered as usual, but is queued for long.</summary>
    public sealed record LeavesLate : TwilioFault;

    /// <summary>Answered as usual, but without what anybody wrote: the account hides it (message redaction).</summary>
    public sealed record Redacted : TwilioFault;

    /// <summary>Status 200 and JSON, but not the list that was asked for.</summary>
    public sealed record NoList : TwilioFault;
}
