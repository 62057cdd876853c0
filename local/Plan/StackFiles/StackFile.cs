using Pulumi;
using WhatsAppReplies.Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Local.Plan.StackFiles;

/// <summary>
/// A stack as the files in the repository describe it, for whoever runs the program without the Pulumi CLI: the offline plan,
/// the tests and this machine. Nothing is decrypted here.
/// </summary>
/// <param name="Project">From <c>Pulumi.yaml</c>.</param>
/// <param name="Stack">The middle of the file's name.</param>
/// <param name="Configuration">As the engine would hand it over; an encrypted value is <see cref="ConfigValue.Encrypted"/>.</param>
internal sealed record StackFile(string Project, string Stack, StackConfiguration Configuration)
{
    private static readonly string[] ReadByTheCli = ["secretsprovider", "encryptedkey", "encryptionsalt", "environment"];

    /// <exception cref="RunException">A file is missing or lists every mistake of its form.</exception>
    public static StackFile Read(string root, string stack)
    {
        var project = ProjectName(root);
        var file = $"Pulumi.{stack}.yaml";
        var mistakes = new List<string>();
        var values = new Dictionary<string, string>();
        var secrets = new HashSet<string>();

        foreach (var (section, content) in YamlFile.Read(root, file).Children)
        {
            if (section.ToString() is "config" && content is YamlMappingNode config)
                Collect(config);
            else if (!ReadByTheCli.Contains(section.ToString()))
                mistakes.Add($"  - {section} is '{content}'; allowed: config, {string.Join(", ", ReadByTheCli)}");
        }

        return mistakes is [] ? new StackFile(project, stack, new StackConfiguration(values, secrets)) : throw new RunException(
            $"{file} cannot be read:\n{string.Join('\n', mistakes)}");

        void Collect(YamlMappingNode config)
        {
            foreach (var (key, node) in config.Children)
            {
                var name = key.ToString();
                if (name.Split(':') is not [{ Length: > 0 }, { Length: > 0 }])
                    mistakes.Add($"  - {name} is '{node}'; allowed: a key with its namespace, such as {project}:{name}");
                var value = ConfigValue.Of(node);
                values[name] = value.Text;
                if (value.IsSecret) secrets.Add(name);
            }
        }
    }

    private static string ProjectName(string root) =>
        YamlFile.Read(root, "Pulumi.yaml").Children.TryGetValue("name", out var name)
            ? name.ToString()
            : throw new RunException("Pulumi.yaml has no name.");
}
