using System.Text.Encodings.Web;
using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

/// <summary>A group's events on disk, one JSON object a line, so that a run can be read after it ended.</summary>
internal sealed class LogFile : IDisposable
{
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StreamWriter _writer;

    public LogFile(string directory, string group)
    {
        Path = System.IO.Path.Combine(directory, group.Trim('/') + ".jsonl");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        _writer = new StreamWriter(new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    public string Path { get; }

    public void Append(LogEvent logged) =>
        _writer.WriteLine(JsonSerializer.Serialize(
            new { timestamp = logged.Timestamp.ToUnixTimeMilliseconds(), stream = logged.Stream, message = logged.Message }, Format));

    public void Dispose() => _writer.Dispose();
}
