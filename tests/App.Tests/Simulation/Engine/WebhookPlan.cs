namespace App.Tests.Simulation.Engine;

/// <summary>Plan of one try of a webhook: delays, a lost answer, a second request.</summary>
internal sealed record WebhookPlan
{
    /// <summary>From the provider to the function.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>The provider does not get the answer.</summary>
    public bool AnswerLost { get; init; }

    /// <summary>The same request comes once more this much later, whatever becomes of the first.</summary>
    public TimeSpan? Again { get; init; }

    /// <summary>A process that has not answered anything yet takes it, although another one is free.</summary>
    public bool IsColdStart { get; init; }
}
