using System.Security.Cryptography;
using WhatsAppReplies.Local.Cloud.Lambda.Logging;
using WhatsAppReplies.Local.Cloud.Lambda.Processes;
using WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>
/// One environment of a function: a process that handles one invocation at a time, keeps its state between them, is frozen
/// while it waits, and is thrown away when it times out, dies or could not start.
/// </summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private static readonly TimeSpan InitLimit = TimeSpan.FromSeconds(10);

    private readonly FunctionContext _context;
    private readonly RuntimeApiServer _api;
    private readonly FunctionLog _log;
    private readonly IPlatformLog _platform;
    private readonly ApplicationLogFilter? _filter;
    private readonly string _scratch;
    private readonly Dictionary<string, string> _variables;
    private RuntimeProcess? _process;
    private volatile bool _killed;

    private ExecutionEnvironment(FunctionContext context, RuntimeApiServer api, string id)
    {
        _context = context;
        _api = api;
        Id = id;
        var function = context.Function;
        _log = FunctionLog.Open(context.Logs, context.Roles, function, context.Options, $"{context.Clock.GetUtcNow():yyyy/MM/dd}/[{function.Version}]{id}");
        _platform = function.LogFormat == "JSON"
            ? new JsonPlatformLog(_log.Write, function.SystemLogLevel ?? "INFO", function.Version, context.Clock)
            : new TextPlatformLog(_log.Write, function, context.Clock);
        _filter = function.LogFormat == "JSON" ? new ApplicationLogFilter(function.ApplicationLogLevel ?? "INFO") : null;
        _scratch = ScratchFolder.Create(Path.Combine(context.Options.WorkDirectory, "environments", id));
        var session = context.Roles.Assume(function.RoleArn, LambdaService.Principal, function.Name);
        AccessKeyId = session.AccessKeyId;
        _variables = EnvironmentVariables.For(
            function, context.Options, session, api.Address, _log.Stream, context.TaskRoot.Path, _scratch, context.Launcher.Dotnet);
    }

    public string Id { get; }

    /// <summary>What its calls are signed with, and no other environment's: tells whose call one is.</summary>
    public string AccessKeyId { get; }

    public string FunctionName => _context.Function.Name;

    public string LogStream => _log.Stream;

    /// <summary>Null: lines arrive in the log group.</summary>
    public string? WhyLogsAreLost => _log.WhyLost;

    /// <summary>Null: no process has been started yet.</summary>
    public int? ProcessId => _process?.Id;

    public bool IsBusy { get; private set; }

    public bool HasDied => _process is { HasExited: true };

    /// <summary>Ends when the process that was started last has ended.</summary>
    public Task Gone => _process?.Exited ?? Task.CompletedTask;

    public static async Task<ExecutionEnvironment> CreateAsync(FunctionContext context) =>
        new(context, await RuntimeApiServer.StartAsync(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    public bool Runs(FunctionContext version) => ReferenceEquals(_context, version);

    /// <summary>One at a time.</summary>
    public async Task<CompletedInvocation> InvokeAsync(string requestId, ReadOnlyMemory<byte> payload, string invokedArn)
    {
        IsBusy = true;
        try
        {
            var init = _process is null ? await InitAsync() : null;
            var started = _context.Clock.GetTimestamp();
            _platform.Start(requestId);
            var completed = await RunAsync(requestId, payload, invokedArn, init?.Failure is not null) with
            {
                Duration = _context.Clock.GetElapsedTime(started),
                InitDuration = init is { Failure: null } ? init.Duration : null,
                PeakMemoryBytes = _process!.PeakMemoryBytes,
            };
            Report(requestId, completed);
            if (completed.Reusable) _process.Freeze();
            return completed;
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>As if the machine below had failed: at any moment, without notice.</summary>
    public void Kill()
    {
        _killed = true;
        _process?.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        await _api.DisposeAsync();
        Directory.Delete(_scratch, recursive: true);
    }

    private async Task<InitPhase> InitAsync()
    {
        _platform.InitStart();
        var init = await StartAsync(InitLimit);
        if (init.Failure is not null) _platform.InitReport("init", init.Duration, init.Failure);
        return init;
    }

    private async Task<CompletedInvocation> RunAsync(string requestId, ReadOnlyMemory<byte> payload, string invokedArn, bool startAgain)
    {
        var timeout = _context.Function.Timeout;
        var deadline = _context.Clock.GetUtcNow() + timeout;
        if (startAgain)
        {
            // A start that failed is tried once more, as a part of the invocation and in its time.
            await _process!.DisposeAsync();
            var init = await StartAsync(timeout);
            if (init.Failure is not null)
            {
                _platform.InitReport("invoke", init.Duration, init.Failure);
                return CompletedInvocation.NeverStarted(requestId, init.Failure);
            }
        }

        var invocation = new Invocation(requestId, TraceId.New(_context.Clock), invokedArn, deadline, payload);
        var end = await _process!.RunAsync(invocation, deadline - _context.Clock.GetUtcNow());
        return CompletedInvocation.Of(requestId, end, timeout, _process.OutOfMemory);
    }

    private async Task<InitPhase> StartAsync(TimeSpan limit)
    {
        var started = _context.Clock.GetTimestamp();
        var command = _context.Launcher.Command(ManagedRuntime.Program(_context.Function.Handler, _context.TaskRoot, _context.Launcher.Dotnet));
        var session = _api.NewSession();
        var process = FunctionProcess.Start(command, _variables, _context.TaskRoot.Path, WriteLine);
        _process = new RuntimeProcess(process, session, _context.Function.MemoryMegabytes, _context.Clock);
        if (_killed) _process.Kill();
        var failure = await _process.InitializeAsync(limit);
        _process.DrainOutput();
        return new InitPhase(_context.Clock.GetElapsedTime(started), failure);
    }

    private void Report(string requestId, CompletedInvocation completed)
    {
        if (completed.Status == PlatformReport.Timeout) _platform.TimedOut(requestId, _context.Function.Timeout);
        if (completed.Exit is { } exit) _platform.Exited(requestId, exit.ToString(), completed.ErrorType!);
        _platform.End(requestId);
        _platform.Report(new PlatformReport(
            requestId, completed.Duration, completed.InitDuration, _context.Function.MemoryMegabytes,
            completed.PeakMemoryBytes, completed.Status, completed.ErrorType));
    }

    private void WriteLine(string line)
    {
        if (_filter is null || _filter.Keeps(line)) _log.Write(line);
    }
}
