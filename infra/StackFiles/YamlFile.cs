using Pulumi;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.StackFiles;

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
            throw new RunException(
                $"{file}, line {malformed.Start.Line}: this is not YAML, or a key stands there twice; allowed: one key a line under config, "
                + "such as aws:region: eu-north-1",
                malformed);
        }

        return yaml.Documents switch
        {
            [{ RootNode: YamlMappingNode content }, ..] => content,
            // A stack file without any config is an empty document.
            [] or [{ RootNode: YamlScalarNode { Value: null or "" } }, ..] => [],
            [var other, ..] => throw new RunException(
                $"{file}, line {other.RootNode.Start.Line}: this is no map; allowed: one key a line under config, such as aws:region: eu-north-1"),
        };
    }
}
