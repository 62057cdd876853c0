using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;

namespace WhatsAppReplies.Local.Cloud.Lambda.Logging;

/// <summary>The platform's records of a function whose log format is JSON; the system log level says which of them appear.</summary>
internal sealed class JsonPlatformLog(Action<string> write, string systemLevel, string functionVersion, TimeProvider clock) : IPlatformLog
{
    private static readonly JsonSerializerOptions Format = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void InitStart() =>
        Write(Level.Info, "platform.initStart", new { initializationType = "on-demand", phase = "init", runtimeVersion = "dotnet:10.local", functionVersion });

    public void InitReport(string phase, TimeSpan duration, InitFailure failure) =>
        Write(Level.Warn, "platform.initReport",
            new
            {
                initializationType = "on-demand",
                phase,
                status = failure.Status,
                errorType = failure.ErrorType,
                metrics = new { durationMs = Milliseconds(duration) },
            });

    public void Start(string requestId) => Write(Level.Info, "platform.start", new { requestId, version = functionVersion });

    // In this format the report says it all.
    public void TimedOut(string requestId, TimeSpan timeout)
    {
    }

    public void Exited(string requestId, string message, string errorType)
    {
    }

    public void End(string requestId)
    {
    }

    public void Report(PlatformReport report) =>
        Write(report.Status == PlatformReport.Success ? Level.Info : Level.Warn, "platform.report", new
        {
            requestId = report.RequestId,
            metrics = new
            {
                durationMs = Milliseconds(report.Duration),
                billedDurationMs = report.BilledMilliseconds,
                memorySizeMB = report.MemorySizeMegabytes,
                maxMemoryUsedMB = report.MaxMemoryUsedMegabytes,
                initDurationMs = report.InitDuration is { } init ? Milliseconds(init) : (double?)null,
            },
            status = report.Status,
            errorType = report.ErrorType,
        });

    private void Write(Level level, string type, object record)
    {
        if (systemLevel == "WARN" && level < Level.Warn) return;
        write(JsonSerializer.Serialize(
            new { time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), type, record }, Format));
    }

    private static double Milliseconds(TimeSpan duration) => Math.Round(duration.TotalMilliseconds, 3);

    private enum Level
    {
        Info,
        Warn,
    }
}
