using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.Processes;

/// <summary>
/// A program that cannot outlive this process. A shell stands between the two and reads from a pipe whose other end only this
/// process holds: when the pipe closes, by <see cref="DisposeAsync"/> or because this process died in whatever way, it
/// kills the program. Ctrl-C in the terminal reaches neither of them, so that this process decides the order of stopping.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const string Supervisor =
        """
        trap '' INT
        exec 3<&0
        "$@" </dev/null 3<&- &
        child=$!
        { read -r _ <&3; kill -KILL "$child"; } 2>/dev/null &
        watch=$!
        exec 3<&-
        wait "$child"
        status=$?
        kill -KILL "$watch" 2>/dev/null
        exit "$status"
        """;

    private const int RememberedLines = 5;

    private readonly Process _process;
    private readonly string _name;
    private readonly Regex _readyLine;
    private readonly TaskCompletionSource<Match> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _lastLines = new();
    private readonly StreamWriter _log;
    private readonly Task<int> _exited;

    private ChildProcess(ChildProgram program, ProcessStartInfo start)
    {
        _name = program.Name;
        _readyLine = program.ReadyLine;
        Directory.CreateDirectory(Path.GetDirectoryName(program.LogPath)!);
        _log = new StreamWriter(program.LogPath, append: true) { AutoFlush = true };
        _process = Process.Start(start) ?? throw new ProblemException($"{program.Name} could not be started.");
        _exited = RunAsync();
    }

    /// <summary>Ends when the program has ended and all that it printed is in its log.</summary>
    public Task<int> Exited => _exited;

    public static ChildProcess Start(ChildProgram program)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = program.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", Supervisor, program.Name, program.FileName },
        };
        foreach (var argument in program.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new ChildProcess(program, start);
    }

    /// <summary>The program's line that says that it is ready; a program that ends before or stays silent is a problem.</summary>
    public async Task<Match> ReadyAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await _ready.Task.WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new ProblemException($"{_name} was not ready after {patience.TotalSeconds:0} s{LastWords()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _exited;
        _process.Dispose();
        await _log.DisposeAsync();
    }

    private async Task<int> RunAsync()
    {
        await Task.WhenAll(PumpAsync(_process.StandardOutput), PumpAsync(_process.StandardError));
        await _process.WaitForExitAsync();
        _ready.TrySetException(new ProblemException($"{_name} ended with exit code {_process.ExitCode} before it was ready{LastWords()}"));
        _ = _ready.Task.Exception;
        return _process.ExitCode;
    }

    private async Task PumpAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lastLines)
            {
                _log.WriteLine(line);
                _lastLines.Enqueue(line);
                if (_lastLines.Count > RememberedLines)
                {
                    _lastLines.Dequeue();
                }
            }

            if (_readyLine.Match(line) is { Success: true } match)
            {
                _ready.TrySetResult(match);
            }
        }
    }

    private string LastWords()
    {
        lock (_lastLines)
        {
            return _lastLines.Count == 0 ? " and printed nothing." : $"; it said: {string.Join(" | ", _lastLines)}";
        }
    }
}
