namespace App.Tests.Simulation.Mutants;

/// <summary>Another guard that keeps the same promise: only the loss of both breaks it, and the loss of the cover alone does not.</summary>
/// <param name="By">The cover, in words.</param>
/// <param name="Promise">How the violation begins that only the loss of both leads to.</param>
/// <param name="Edits">The function without the cover.</param>
internal sealed record Cover(string By, string Promise, params Edit[] Edits);
