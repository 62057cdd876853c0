using Pulumi;
using WhatsAppReplies.Infra.Catalogue;

namespace WhatsAppReplies.Local.Try.Trials;

internal static class TrialFiles
{
    /// <param name="root">Where <c>Pulumi.yaml</c> is.</param>
    public static string Folder(string root) => Path.Combine(AssistantFiles.Folder(root), "trials");

    /// <summary>Of all assistants: a mistake in any file is told, whoever is tried.</summary>
    /// <exception cref="RunException">Lists every mistake of every file.</exception>
    public static IReadOnlyList<Trial> Read(string root, IReadOnlyList<AssistantFile> assistants)
    {
        var mistakes = new List<string>();
        var trials = CatalogueFiles.In(Folder(root)).Select(path => new TrialFileReader(path, assistants, mistakes).Read()).OfType<Trial>().ToList();
        CatalogueFiles.MustBeRight("infra/assistants/trials", mistakes);
        return trials;
    }
}
