using Pulumi;

namespace WhatsAppReplies.Infra.Catalogue;

internal static class AssistantFiles
{
    /// <summary>The files are copied beside the program, so that it finds them wherever it is started.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "assistants");

    /// <exception cref="RunException">Lists every mistake of every file.</exception>
    public static IReadOnlyList<AssistantFile> Read(string folder)
    {
        var mistakes = new List<string>();
        var assistants = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(path => new AssistantFileReader(path, mistakes).Read()).OfType<AssistantFile>().ToList();

        return mistakes is [] ? assistants : throw new RunException(
            $"infra/assistants has {(mistakes.Count == 1 ? "a mistake" : $"{mistakes.Count} mistakes")}:\n{string.Join('\n', mistakes.Select(mistake => $"  - {mistake}"))}");
    }
}
