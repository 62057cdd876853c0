using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>A file in YAML under <c>.github</c>.</summary>
internal static class GitHubFile
{
    /// <param name="path">Below <c>.github</c>.</param>
    public static YamlMappingNode Read(params string[] path)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(RepositoryFolder.File([".github", .. path]));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
