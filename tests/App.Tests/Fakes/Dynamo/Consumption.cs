namespace App.Tests.Fakes.Dynamo;

/// <summary>What one call was charged, by the service's rules for on-demand tables.</summary>
internal sealed record Consumption(string Operation, string Table, int WriteUnits, double ReadUnits);
