using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi;

namespace WhatsAppReplies.Infra.Catalogue;

internal static class AssistantFiles
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Disallow,
    };

    /// <summary>Folder of the source files: a copy that a build makes could be older than they are.</summary>
    /// <param name="root">Where <c>Pulumi.yaml</c> is.</param>
    public static string Folder(string root) => Path.Combine(root, "infra", "assistants");

    /// <exception cref="RunException">Lists every mistake of every file.</exception>
    public static IReadOnlyList<AssistantFile> Read(string folder)
    {
        var assistants = new List<AssistantFile>();
        var mistakes = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(path);
            try
            {
                var assistant = JsonSerializer.Deserialize<AssistantFile>(File.ReadAllText(path), Strict)
                    ?? throw new JsonException("it is empty");
                mistakes.AddRange(AssistantRules.Broken(assistant, file).Select(rule => $"  - {file}: {rule}"));
                assistants.Add(assistant);
            }
            catch (JsonException unreadable)
            {
                mistakes.Add($"  - {file}: {unreadable.Message}");
            }
        }

        return mistakes is [] ? assistants : throw new RunException(
            $"infra/assistants has mistakes:\n{string.Join('\n', mistakes)}");
    }
}
