using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Lambda.Logging;

/// <summary>
/// With the JSON log format the service drops a function's records below the declared level, judged by the record's own
/// <c>level</c>; one without a level it knows counts as INFO.
/// </summary>
internal sealed class ApplicationLogFilter(string least)
{
    private static readonly string[] Levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["INFORMATION"] = "INFO",
        ["WARNING"] = "WARN",
        ["CRITICAL"] = "FATAL",
    };

    private readonly int _least = Array.IndexOf(Levels, least);

    public bool Keeps(string line) => LevelOf(line) >= _least;

    private static int LevelOf(string line)
    {
        var level = Array.IndexOf(Levels, Name(line));
        return level < 0 ? Array.IndexOf(Levels, "INFO") : level;
    }

    private static string Name(string line)
    {
        if (!line.StartsWith('{')) return "INFO";
        try
        {
            using var json = JsonDocument.Parse(line);
            var name = json.RootElement.TryGetProperty("level", out var level) && level.ValueKind == JsonValueKind.String ? level.GetString()! : "INFO";
            return OtherNames.GetValueOrDefault(name, name.ToUpperInvariant());
        }
        catch (JsonException)
        {
            return "INFO";
        }
    }
}
