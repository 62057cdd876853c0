namespace App.Tests.Simulation.Scenarios;

/// <param name="At">When.</param>
/// <param name="Sid">The message's id at the provider.</param>
/// <param name="IsEmpty">A picture: no text.</param>
/// <param name="WebhookDies">After staging; the provider repeats the request.</param>
/// <param name="IsSpoken">A voice note beside the text.</param>
internal sealed record Arrival(TimeSpan At, string Sid, bool IsEmpty = false, bool WebhookDies = false, bool IsSpoken = false);
