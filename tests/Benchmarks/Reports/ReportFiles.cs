using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Benchmarks.Reports;

internal static class ReportFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Where the report for people stands.</returns>
    public static async Task<string> WriteAsync(Report report, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var markdown = Path.Combine(directory, "report.md");
        await File.WriteAllTextAsync(markdown, MarkdownReport.Write(report), cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(directory, "report.json"), JsonSerializer.Serialize(report, Json) + "\n", cancellationToken);
        return markdown;
    }
}
