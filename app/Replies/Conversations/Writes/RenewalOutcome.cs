namespace WhatsAppReplies.Replies.Conversations.Writes;

internal abstract record RenewalOutcome
{
    private RenewalOutcome()
    {
    }

    /// <summary>The deadline that was asked for, or a later one, stands on the record.</summary>
    public sealed record Renewed : RenewalOutcome;

    /// <summary>The claim was ended by its own worker meanwhile.</summary>
    public sealed record Ended : RenewalOutcome;

    /// <summary>The claim is somebody else's by now, or nobody's.</summary>
    public sealed record Lost(DateTimeOffset? Until) : RenewalOutcome;
}
