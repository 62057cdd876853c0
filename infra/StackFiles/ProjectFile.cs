using Pulumi;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.StackFiles;

/// <summary>
/// <c>Pulumi.yaml</c>. What its <c>config</c> says of a key is for the CLI, which lists it, checks its type,
/// and hands over its default where a stack says nothing.
/// A key without a default is one that every stack must set.
/// </summary>
internal static class ProjectFile
{
    private const string File = "Pulumi.yaml";

    /// <exception cref="RunException">It is missing or has no name.</exception>
    public static string NameOf(string root) =>
        YamlFile.Read(root, File).Children.TryGetValue("name", out var name) ? name.ToString() : throw new RunException($"{File} has no name.");

    /// <summary>By key with its namespace, in the form in which the engine hands them over.</summary>
    public static IReadOnlyDictionary<string, string> DefaultsOf(string root)
    {
        if (!YamlFile.Read(root, File).Children.TryGetValue("config", out var config) || config is not YamlMappingNode keys)
            return new Dictionary<string, string>();
        var project = NameOf(root);
        return keys.Children
            .Select(key => (
                Name: key.Key.ToString(), Default: (key.Value as YamlMappingNode)?.Children.FirstOrDefault(said => said.Key.ToString() == "default").Value))
            .Where(key => key.Default is not null)
            .ToDictionary(
                key => key.Name.Contains(':', StringComparison.Ordinal) ? key.Name : $"{project}:{key.Name}", key => ConfigValue.Of(key.Default!).Text);
    }
}
