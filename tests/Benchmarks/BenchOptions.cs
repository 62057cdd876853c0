
namespace WhatsAppReplies.Benchmarks;

/// <param name="Quick">Few runs: to see that everything works, not to compare.</param>
/// <param name="Only">Names of sections; empty: all.</param>
internal sealed record BenchOptions(bool Quick, IReadOnlyList<string> Only)
{
    private const string OnlyPrefix = "--only=";

    public static BenchOptions Read(IReadOnlyList<string> arguments, IReadOnlyCollection<string> sections)
    {
        var only = arguments.Where(argument => argument.StartsWith(OnlyPrefix, StringComparison.Ordinal))
            .SelectMany(argument => argument[OnlyPrefix.Length..].Split(',')).ToList();
        var mistakes = arguments.Where(argument => argument != "--quick" && !argument.StartsWith(OnlyPrefix, StringComparison.Ordinal))
            .Select(argument => $"{argument}: there is no such option. Options: --quick, --only=SECTION,SECTION.")
            .Concat(only.Where(name => !sections.Contains(name)).Select(name => $"{name}: there is no such section. Sections: {string.Join(", ", sections)}."))
            .ToList();
        return mistakes.Count == 0
            ? new BenchOptions(arguments.Contains("--quick"), only)
            : throw new ProblemException(string.Join(Environment.NewLine, mistakes));
    }
}
