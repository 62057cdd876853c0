namespace App.Tests.Simulation.Scenarios;

/// <summary>Interleaving that the targeted reordering tries to reach: the moment at which a delayed request arrives.</summary>
internal enum Interleaving
{
    /// <summary>Any moment in which another worker is busy.</summary>
    AnyMoment,

    /// <summary>
    /// The delayed worker's turn is over, so is another one, and the conversation is free: then a duplicate of its claim request arrives,
    /// and its other writes after it.
    /// </summary>
    DuplicateClaimAfterTurn,

    /// <summary>Somebody has removed the claim by hand, and a duplicate of the claim request arrives while its worker is still at work.</summary>
    DuplicateClaimDuringTurn,

    /// <summary>A worker's claim arrives two turns of other workers later than its read of the staged fragments.</summary>
    LateClaim,

    /// <summary>
    /// Fencing: somebody has removed the claim by hand, and another worker is at the same step as the delayed one: only the owner differs.
    /// </summary>
    SameStepOtherOwner,
}
