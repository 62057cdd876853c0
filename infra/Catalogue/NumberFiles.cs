using Pulumi;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Catalogue;

internal static class NumberFiles
{
    /// <param name="root">Where <c>Pulumi.yaml</c> is.</param>
    public static string Folder(string root) => Path.Combine(root, "infra", "numbers");

    /// <param name="folder">All files there are checked, whichever stack answers at them.</param>
    /// <param name="chosen">The names of those that count; null: all.</param>
    /// <param name="surroundings">What they refer to.</param>
    /// <exception cref="RunException">Lists every mistake of every file.</exception>
    public static IReadOnlyList<NumberFile> Read(string folder, IReadOnlyList<string>? chosen, NumberSurroundings surroundings)
    {
        var mistakes = new List<string>();
        var paths = CatalogueFiles.In(folder).ToList();
        var numbers = paths.Select(path => new NumberFileReader(path, surroundings, mistakes).Read()).OfType<NumberFile>().ToList();

        var names = paths.Select(path => Path.GetFileNameWithoutExtension(path)).ToList();
        foreach (var missing in (chosen ?? []).Except(names))
        {
            mistakes.Add(
                $"{missing}.json is not there, and the stack file names it in {SettingKeys.Numbers}; allowed: "
                + $"{(names is [] ? "nothing, as there is no file" : string.Join(", ", names))}");
        }

        CatalogueFiles.MustBeRight("infra/numbers", mistakes);
        return [.. numbers.Where(number => chosen is null || chosen.Contains(number.Name))];
    }
}
