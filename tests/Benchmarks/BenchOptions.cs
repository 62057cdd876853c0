namespace WhatsAppReplies.Benchmarks;

/// <param name="Quick">Few runs: to see that everything works, not to compare.</param>
/// <param name="Only">Names of sections; empty: all.</param>
internal sealed record BenchOptions(bool Quick, IReadOnlyList<string> Only);
