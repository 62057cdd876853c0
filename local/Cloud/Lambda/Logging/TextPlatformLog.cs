using System.Globalization;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;

namespace WhatsAppReplies.Local.Cloud.Lambda.Logging;

internal sealed class TextPlatformLog(Action<string> write, FunctionDefinition function, TimeProvider clock) : IPlatformLog
{
    public void InitStart() => write($"INIT_START Runtime Version: dotnet:10.local\tFunction: {function.Name}");

    public void InitReport(string phase, TimeSpan duration, InitFailure failure) =>
        write(
            $"INIT_REPORT Init Duration: {Milliseconds(duration)} ms\tPhase: {phase}\tStatus: "
            + $"{failure.Status}{(failure.Status == PlatformReport.Timeout ? "" : $"\tError Type: {failure.ErrorType}")}");

    public void Start(string requestId) => write($"START RequestId: {requestId} Version: {function.Version}");

    public void TimedOut(string requestId, TimeSpan timeout) =>
        write(string.Create(CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {requestId} Task timed out after {timeout.TotalSeconds:0.00} seconds"));

    public void Exited(string requestId, string message, string errorType) => write($"RequestId: {requestId} Error: {message}\n{errorType}");

    public void End(string requestId) => write($"END RequestId: {requestId}");

    public void Report(PlatformReport report)
    {
        var line = $"REPORT RequestId: {report.RequestId}\tDuration: {Milliseconds(report.Duration)} ms\tBilled Duration: {report.BilledMilliseconds} ms\t"
            + $"Memory Size: {report.MemorySizeMegabytes} MB\tMax Memory Used: {report.MaxMemoryUsedMegabytes} MB\t";
        if (report.InitDuration is { } init) line += $"Init Duration: {Milliseconds(init)} ms\t";
        if (report.Status != PlatformReport.Success) line += $"Status: {report.Status}";
        if (report.Status == PlatformReport.Error) line += $"\tError Type: {report.ErrorType}";
        write(line);
    }

    private static string Milliseconds(TimeSpan duration) => duration.TotalMilliseconds.ToString("0.00", CultureInfo.InvariantCulture);
}
