using System.Diagnostics;
using System.IO.Pipes;

namespace WhatsAppReplies.Local.Cloud.Lambda.Processes;

/// <summary>One process of a function: no input, one stream of output, and no life beyond this program's.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly OutputPump _output;
    private readonly bool _ownGroup;
    private readonly Lock _gate = new();
    private bool _gone;

    private FunctionProcess(Process process, bool ownGroup, Action<string> line)
    {
        _process = process;
        _ownGroup = ownGroup;
        _output = new OutputPump(((PipeStream)process.StandardOutput.BaseStream).SafePipeHandle, line);
        Exited = WaitAsync();
    }

    public int Id => _process.Id;

    /// <summary>Ends when the process has ended and the last of its output was handed on.</summary>
    public Task<ExitStatus> Exited { get; }

    public static FunctionProcess Start(LaunchCommand command, IReadOnlyDictionary<string, string> environment, string workingDirectory, Action<string> line)
    {
        var start = new ProcessStartInfo(command.FileName)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in command.Arguments) start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new FunctionProcess(Process.Start(start)!, command.OwnGroup, line);
    }

    /// <summary>Everything written so far has been handed on.</summary>
    public void DrainOutput() => _output.Drain();

    public ResidentMemory Memory() => ResidentMemory.Of(_process);

    public void Kill()
    {
        lock (_gate)
        {
            if (_gone) return;
            if (!_ownGroup || !Posix.Signal(-Id, Posix.Kill)) _process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>An environment that waits for work does not run. The watchdog beside the process goes on running.</summary>
    public void Freeze() => Signal(Posix.Stop);

    public void Thaw() => Signal(Posix.Continue);

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        _process.Dispose();
    }

    private void Signal(int signal)
    {
        lock (_gate)
        {
            if (!_gone) Posix.Signal(Id, signal);
        }
    }

    private async Task<ExitStatus> WaitAsync()
    {
        await _process.WaitForExitAsync();
        lock (_gate)
        {
            // Whatever the process left behind, the watchdog too, ends with it.
            if (_ownGroup) Posix.Signal(-Id, Posix.Kill);
            _gone = true;
        }

        _process.StandardInput.Close();
        await _output.Ended;
        return new ExitStatus(_process.ExitCode);
    }
}
