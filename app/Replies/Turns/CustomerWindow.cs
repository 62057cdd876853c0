using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>
/// The 24-hour window: only within a day of the customer's last message does the channel deliver a free-form reply; after that it fails silently.
/// </summary>
internal static class CustomerWindow
{
    /// <summary>Nothing is held back when no message says when it was written: the provider will tell.</summary>
    public static Step Check(DateTimeOffset? customerWroteAt, DateTimeOffset now, TurnOptions options)
    {
        var isOutsideTheWindow = customerWroteAt is { } wrote && now - wrote >= options.CustomerWindow;
        return isOutsideTheWindow ? new Step.End(Closed) : Step.Next;
    }

    private static Outcome.CannotReply Closed { get; } = new(new Failure(
        "outside_24_hour_window", "The customer's last message is more than 24 hours old; only a template may be sent, which is a person's decision."));
}
