namespace App.Tests.Simulation.Scenarios;

/// <param name="At">When.</param>
/// <param name="Sid">The message's id at the provider.</param>
/// <param name="IsEmpty">A picture: no text.</param>
/// <param name="WebhookDies">After staging, where another system stages; the provider repeats the request.</param>
/// <param name="IsSpoken">A voice note beside the text.</param>
internal sealed record Arrival(TimeSpan At, string Sid, bool IsEmpty = false, bool WebhookDies = false, bool IsSpoken = false)
{
    /// <summary>What the customer wrote.</summary>
    public string Text { get; init; } = $"text of {Sid}";

    /// <summary>No webhook of it reaches the inbound function.</summary>
    public bool HasNoWebhook { get; init; }

    public string Body => IsEmpty ? "" : Text;
}
