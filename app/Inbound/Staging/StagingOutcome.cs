using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>Outcome of staging a message.</summary>
internal abstract record StagingOutcome
{
    private StagingOutcome()
    {
    }

    /// <param name="IsNew">It was not staged before.</param>
    /// <param name="MadeRecord">The customer had no record yet.</param>
    public sealed record Staged(bool IsNew, bool MadeRecord) : StagingOutcome;

    /// <summary>It was staged before and is not any more: a turn has recorded it.</summary>
    public sealed record Answered : StagingOutcome;

    /// <summary>Nobody knows the customer, and the number does not answer people who were never written to.</summary>
    public sealed record UnknownCustomer : StagingOutcome;

    /// <summary>It cannot be staged until a person has mended something.</summary>
    public sealed record Refused(Failure Failure) : StagingOutcome;
}
