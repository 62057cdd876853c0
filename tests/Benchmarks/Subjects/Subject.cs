namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>A program that answers triggers: the function, in some setting, or its peer.</summary>
/// <param name="Name">As the report calls it.</param>
/// <param name="Program">The file that is run, and its arguments.</param>
/// <param name="Directory">Where its files stand.</param>
internal sealed record Subject(string Name, IReadOnlyList<string> Program, string Directory)
{
    /// <summary>An empty program on the same runtime; null where there is no runtime beside the program.</summary>
    public IReadOnlyList<string>? Nothing { get; init; }

    /// <summary>Settings of its runtime.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}
