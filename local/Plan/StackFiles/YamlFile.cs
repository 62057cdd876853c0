using Pulumi;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Local.Plan.StackFiles;

internal static class YamlFile
{
    /// <exception cref="RunException">It is missing, or it is not YAML.</exception>
    public static YamlMappingNode Read(string root, string file)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
            throw new RunException($"There is no {file} in {root}.");

        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            yaml.Load(reader);
        }
        catch (YamlException malformed)
        {
            throw new RunException($"{file}, line {malformed.Start.Line}: {malformed.Message}", malformed);
        }

        // A stack file without any config is an empty document.
        return yaml.Documents is [{ RootNode: YamlMappingNode content }, ..] ? content : [];
    }
}
