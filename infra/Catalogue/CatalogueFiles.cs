using Pulumi;

namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>Files of one folder, read together: one message tells every mistake of all of them.</summary>
internal static class CatalogueFiles
{
    /// <param name="folder">Of the source files: a copy that a build makes could be older than they are. One that is not there holds none.</param>
    public static IEnumerable<string> In(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : [];

    /// <exception cref="RunException">Lists them, when there are any.</exception>
    public static void MustBeRight(string folder, IReadOnlyCollection<string> mistakes)
    {
        if (mistakes is { Count: > 0 })
        {
            throw new RunException(
                $"{folder} has {(mistakes.Count == 1 ? "a mistake" : $"{mistakes.Count} mistakes")}:\n"
                + $"{string.Join('\n', mistakes.Select(mistake => $"  - {mistake}"))}");
        }
    }
}
