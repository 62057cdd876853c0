using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <summary>The log of the function: what its logger and its console write, in the format that the service was told to expect.</summary>
internal sealed class FunctionLog : ILambdaLogger
{
    public static readonly FunctionLog Shared = new();

    private readonly RawConsole _out = new(Console.OpenStandardOutput);
    private readonly RawConsole _error = new(Console.OpenStandardError);
    private readonly LogSettings _settings = LogSettings.FromEnvironment();
    private int _consoleTaken;

    public string RequestId { get; set; }

    public string TraceId { get; set; }

    public void TakeOverTheConsole()
    {
        if (Interlocked.Exchange(ref _consoleTaken, 1) == 0)
        {
            Console.SetOut(new ConsoleLog(_out, line => Write(_out, LogLevel.Information, null, line)));
            Console.SetError(new ConsoleLog(_error, line => Write(_error, LogLevel.Error, null, line)));
        }
    }

    public void Log(string message) => LogLine(message);

    public void LogLine(string message) => Write(_out, LogLevel.Information, null, message);

    public void Log(string level, string message) => Write(_out, LogSettings.Level(level, LogLevel.Information), null, message);

    public void Unhandled(Exception exception) => Write(_error, LogLevel.Error, exception, exception.ToString());

    private void Write(RawConsole console, LogLevel level, Exception exception, string message)
    {
        if (level >= _settings.Least)
        {
            var record = new LogRecord(DateTime.UtcNow, level, RequestId, TraceId, message, exception);
            console.Write((_settings.Json ? JsonFormat.Of(record) : TextFormat.Of(record)) + "\n");
        }
    }
}
