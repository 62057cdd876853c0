namespace App.Tests.Simulation.Scenarios;

/// <summary>What an ambush waits for.</summary>
internal enum Plot
{
    /// <summary>Any moment in which somebody else is at work.</summary>
    Anywhere,

    /// <summary>The victim's turn is over, so is another one, and the conversation is free: then its claim comes back, and its other writes after it.</summary>
    Comeback,

    /// <summary>Somebody has taken the claim off by hand, and it comes back while its worker is still at work.</summary>
    Echo,

    /// <summary>Whoever has read what is staged claims the conversation two turns of others later.</summary>
    Latecomer,

    /// <summary>Somebody has taken the claim off by hand, and another worker has come exactly as far as the victim: only the owner differs.</summary>
    Fence,
}
