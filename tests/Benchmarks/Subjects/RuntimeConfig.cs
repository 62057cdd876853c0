using System.Text.Json;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Benchmarks.Subjects;

/// <summary>The function's runtimeconfig.json: where a function on the managed runtime sets its runtime.</summary>
internal static class RuntimeConfig
{
    /// <summary>Copies the files of a function, with other properties; null takes one away.</summary>
    public static void Copy(string from, string to, IReadOnlyDictionary<string, object?> properties)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        var path = Path.Combine(to, $"{Contract.Handler}.runtimeconfig.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        var shipped = config["runtimeOptions"]?["configProperties"] as JsonObject ?? throw new ProblemException($"{path} has no properties.");
        foreach (var (name, value) in properties)
        {
            if (value is null)
            {
                shipped.Remove(name);
            }
            else
            {
                shipped[name] = JsonSerializer.SerializeToNode(value);
            }
        }

        File.WriteAllText(path, config.ToJsonString());
    }
}
