using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Benchmarks.Reports;

internal static class ReportFiles
{
    private const string ForPeople = "report.md";
    private const string ForPrograms = "report.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Removes what an earlier run wrote, which is not to be taken for this one's.</summary>
    public static void Remove(string directory)
    {
        if (!Directory.Exists(directory))
            return;
        File.Delete(Path.Combine(directory, ForPeople));
        File.Delete(Path.Combine(directory, ForPrograms));
    }

    /// <returns>Where the report for people stands.</returns>
    public static async Task<string> WriteAsync(Report report, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var markdown = Path.Combine(directory, ForPeople);
        await File.WriteAllTextAsync(markdown, MarkdownReport.Write(report), cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(directory, ForPrograms), JsonSerializer.Serialize(report, Json) + "\n", cancellationToken);
        return markdown;
    }
}
