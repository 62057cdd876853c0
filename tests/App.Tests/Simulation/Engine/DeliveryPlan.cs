namespace App.Tests.Simulation.Engine;

/// <summary>Plan of one delivery of a message: delays, duplicates, a lost acknowledgement.</summary>
internal sealed record DeliveryPlan
{
    /// <summary>From the message's return to its receipt.</summary>
    public TimeSpan Poll { get; init; }

    /// <summary>How far the receiving worker's wall clock is off.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>The same message is handed out once more this much later, although it is in flight.</summary>
    public TimeSpan? Again { get; init; }

    /// <summary>The second receipt says the same count as the first one.</summary>
    public bool SameCount { get; init; }

    /// <summary>The acknowledgement does not reach the queue.</summary>
    public bool AcknowledgementLost { get; init; }
}
