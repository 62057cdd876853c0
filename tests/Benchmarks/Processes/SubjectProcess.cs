using System.Diagnostics;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Processes;

/// <summary>A subject in a process of its own, with a Runtime API of its own.</summary>
internal sealed class SubjectProcess : IAsyncDisposable
{
    // The shell becomes the program, so the process id is the program's; its output costs this process nothing.
    private const string OutputToFile = "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1";
    private readonly TimedRuntimeApi _api;
    private readonly Process _process;
    private readonly long _startedAt;
    private readonly TimeProvider _time;
    private readonly string _log;
    private readonly Task _exited;

    private SubjectProcess(TimedRuntimeApi api, Process process, long startedAt, TimeProvider time, string log)
    {
        (_api, _process, _startedAt, _time, _log) = (api, process, startedAt, time, log);
        _exited = process.WaitForExitAsync();
    }

    public ProcessUsage Usage => ProcessUsage.Of(_process.Id);

    public IReadOnlyDictionary<ResidentPart, long> ResidentParts => ResidentSet.Of(_process.Id);

    /// <summary>What the program, which must be one of .NET, allocates meanwhile.</summary>
    public Task<long> AllocatedBytesAsync(Func<Task> work) => Allocations.DuringAsync(_process.Id, work);

    /// <summary>The length of its log, which earlier processes of the subject have begun.</summary>
    public long LogBytes => new FileInfo(_log).Length;

    /// <param name="subject">What to run.</param>
    /// <param name="variables">Exactly what it sees, beside its own settings and the address of its Runtime API.</param>
    /// <param name="time">The clock of all figures.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<SubjectProcess> StartAsync(
        Subject subject, IReadOnlyDictionary<string, string> variables, TimeProvider time, CancellationToken cancellationToken)
    {
        var api = await TimedRuntimeApi.StartAsync(time, cancellationToken);
        var log = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "bench", "logs")).FullName, $"{subject.Name}.log");
        var start = new ProcessStartInfo("/bin/sh", ["-c", OutputToFile, subject.Name, log, .. subject.Program])
        {
            WorkingDirectory = subject.Directory,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables.Concat(subject.Variables).Append(KeyValuePair.Create("AWS_LAMBDA_RUNTIME_API", api.Authority)))
        {
            start.Environment[name] = value;
        }

        var startedAt = time.GetTimestamp();
        return new SubjectProcess(api, Process.Start(start)!, startedAt, time, log);
    }

    /// <summary>From the start of the process to its first request for work.</summary>
    public async Task<TimeSpan> InitAsync() => await Task.WhenAny(_api.Ready, _exited) == _exited
            ? throw new ProblemException($"The subject ended before it asked for work; its output stands in {_log}.")
            : _time.GetElapsedTime(_startedAt, await _api.Ready);

    /// <summary>From the start of the process until now.</summary>
    public TimeSpan SinceStart => _time.GetElapsedTime(_startedAt);

    /// <summary>A turn that does not end well is no figure but a mistake.</summary>
    public Task<TimeSpan> TurnAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        InvokeAsync(payload, answer => !answer.Contains("itemIdentifier", StringComparison.Ordinal), cancellationToken);

    /// <summary>Only a webhook that is taken counts.</summary>
    public Task<TimeSpan> WebhookAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        InvokeAsync(payload, answer => answer.Contains("\"statusCode\":200", StringComparison.Ordinal), cancellationToken);

    private async Task<TimeSpan> InvokeAsync(ReadOnlyMemory<byte> payload, Func<string, bool> isWell, CancellationToken cancellationToken)
    {
        var invocation = _api.InvokeAsync(payload, cancellationToken);
        if (await Task.WhenAny(invocation, _exited) == _exited)
        {
            throw new ProblemException($"The subject ended in the middle of its work; its output stands in {_log}.");
        }

        var (duration, answer, failed) = await invocation;
        return failed || !isWell(answer)
            ? throw new ProblemException($"The subject could not do its work; its output stands in {_log}.")
            : duration;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _exited;
        }

        _process.Dispose();
        await _api.DisposeAsync();
    }
}
