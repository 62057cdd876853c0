using Pulumi;
using WhatsAppReplies.Infra.Settings;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.StackFiles;

/// <summary>
/// A stack as the files in the repository describe it, for whoever runs the program without the Pulumi CLI: the offline plan,
/// the tests and this machine. Nothing is decrypted here.
/// </summary>
/// <param name="Project">From <c>Pulumi.yaml</c>.</param>
/// <param name="Stack">The middle of the file's name.</param>
/// <param name="Configuration">As the engine would hand it over; an encrypted value is <see cref="ConfigValue.Encrypted"/>.</param>
internal sealed record StackFile(string Project, string Stack, StackConfiguration Configuration)
{
    private const string Config = "config";

    private static readonly string[] ReadByTheCli = ["secretsprovider", "encryptedkey", "encryptionsalt", "environment"];

    /// <exception cref="RunException">A file is missing or lists every mistake of its form.</exception>
    public static StackFile Read(string root, string stack)
    {
        var project = ProjectFile.NameOf(root);
        var file = $"Pulumi.{stack}.yaml";
        if (!File.Exists(Path.Combine(root, file)))
        {
            throw new RunException(
                $"There is no {file} in {root}. {Here(root)} A new stack begins with such a file: copy what is not encrypted from another one, "
                + $"aws:region at least; before it is deployed: pulumi stack init {stack}.");
        }
        var mistakes = new List<string>();
        var values = new Dictionary<string, string>();
        var secrets = new HashSet<string>();
        var lines = new Dictionary<string, int>();

        foreach (var (section, content) in YamlFile.Read(root, file).Children)
        {
            switch (section.ToString(), content)
            {
                case (Config, YamlMappingNode config):
                    Collect(config);
                    break;
                case (Config, YamlScalarNode { Value: null or "" }):
                    break;
                case (Config, _):
                    mistakes.Add(
                        $"  - line {section.Start.Line}: {Config} is no map; allowed: keys with their namespace, "
                        + $"one a line below it, such as {project}:memory");
                    break;
                case (var name, _) when !ReadByTheCli.Contains(name):
                    mistakes.Add($"  - line {section.Start.Line}: {name}; allowed: {Config}, {string.Join(", ", ReadByTheCli)}");
                    break;
            }
        }

        return mistakes is [] ? new StackFile(project, stack, new StackConfiguration(values, secrets) { Lines = lines }) : throw new RunException(
            $"{file} cannot be read:\n{string.Join('\n', mistakes)}");

        void Collect(YamlMappingNode config)
        {
            foreach (var (key, node) in config.Children)
            {
                var name = key.ToString();
                // Without its value, which may be a secret.
                if (name.Split(':') is not [{ Length: > 0 }, { Length: > 0 }])
                    mistakes.Add($"  - line {key.Start.Line}: {name}; allowed: a key with its namespace, such as {project}:{name.Trim(':')}");
                var value = ConfigValue.Of(node);
                values[name] = value.Text;
                lines[name] = (int)key.Start.Line;
                if (value.IsSecret) secrets.Add(name);
            }
        }
    }

    /// <summary>The stacks that have a file.</summary>
    public static IReadOnlyList<string> NamesIn(string root) =>
        [.. Directory.EnumerateFiles(root, "Pulumi.*.yaml")
            .Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..])
            .Order(StringComparer.Ordinal)];

    private static string Here(string root) =>
        NamesIn(root) is { Count: > 0 } names ? $"Stacks here: {string.Join(", ", names)}." : "No stack has a file here.";

    /// <summary>For values that came from the engine: where they stand, or nothing when the CLI was given another file.</summary>
    public static IReadOnlyDictionary<string, int> LinesOf(string root, string stack) =>
        File.Exists(Path.Combine(root, $"Pulumi.{stack}.yaml")) ? Read(root, stack).Configuration.Lines : new Dictionary<string, int>();
}
