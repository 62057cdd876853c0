using Pulumi;

namespace WhatsAppReplies.Infra.Catalogue;

internal static class AssistantFiles
{
    /// <param name="root">Where <c>Pulumi.yaml</c> is.</param>
    public static string Folder(string root) => Path.Combine(root, "infra", "assistants");

    /// <exception cref="RunException">Lists every mistake of every file.</exception>
    public static IReadOnlyList<AssistantFile> Read(string folder)
    {
        var mistakes = new List<string>();
        var assistants = CatalogueFiles.In(folder).Select(path => new AssistantFileReader(path, mistakes).Read()).OfType<AssistantFile>().ToList();
        CatalogueFiles.MustBeRight("infra/assistants", mistakes);
        return assistants;
    }
}
