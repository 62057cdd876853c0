using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <summary>The log of the function: what its logger and its console write, in the format that the service was told to expect.</summary>
internal sealed class FunctionLog : ILambdaLogger
{
    public static readonly FunctionLog Shared = new();

    private readonly Lock _oneLineAtATime = new();
    private readonly bool _json = string.Equals(
        Setting(Variables.HandlerLogFormat, Variables.LogFormat), "JSON", StringComparison.OrdinalIgnoreCase);

    private readonly LogLevel _least = Level(Setting(Variables.HandlerLogLevel, Variables.LogLevel), LogLevel.Information);
    private readonly Lazy<Stream> _out = new(Console.OpenStandardOutput);
    private bool _consoleTaken;

    public string RequestId { get; set; }

    public string TraceId { get; set; }

    public void TakeOverTheConsole()
    {
        lock (_oneLineAtATime)
        {
            if (_consoleTaken)
            {
                return;
            }

            _consoleTaken = true;
            Console.SetOut(new ConsoleLog(this, LogLevel.Information));
            Console.SetError(new ConsoleLog(this, LogLevel.Error));
        }
    }

    public void Log(string message) => LogLine(message);

    public void LogLine(string message) => Write(LogLevel.Information, null, message);

    public void Log(string level, string message) => Write(Level(level, LogLevel.Information), null, message);

    public void Unhandled(Exception exception) => Write(LogLevel.Error, exception, exception.ToString());

    public void WriteRaw(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        lock (_oneLineAtATime)
        {
            _out.Value.Write(bytes);
            _out.Value.Flush();
        }
    }

    public void Write(LogLevel level, Exception exception, string message)
    {
        if (level < _least)
        {
            return;
        }

        var record = new LogRecord(DateTime.UtcNow, level, RequestId, TraceId, message, exception);
        WriteRaw((_json ? JsonFormat.Of(record) : TextFormat.Of(record)) + "\n");
    }

    private static string Setting(string first, string second) =>
        Environment.GetEnvironmentVariable(first) is { Length: > 0 } value ? value : Environment.GetEnvironmentVariable(second);

    private static LogLevel Level(string name, LogLevel otherwise) => name?.ToUpperInvariant() switch
    {
        "FATAL" => LogLevel.Critical,
        "WARN" => LogLevel.Warning,
        "INFO" => LogLevel.Information,
        _ => Enum.TryParse<LogLevel>(name, ignoreCase: true, out var level) ? level : otherwise,
    };
}
