namespace App.Tests.Simulation.Scenarios;

/// <summary>Another system changes which conversation of the customer comes first.</summary>
/// <param name="At">When.</param>
/// <param name="IsOfSecond">It writes to the second conversation.</param>
/// <param name="IsComplete">The task of that one is done, or not; nothing: it only counts as updated now.</param>
internal sealed record Preference(TimeSpan At, bool IsOfSecond, bool? IsComplete);
