using System.Diagnostics;
using System.Text.RegularExpressions;
using WhatsAppReplies.Local.Cloud.Processes;

namespace WhatsAppReplies.Local.Tests.Processes;

public sealed class ChildProcessTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"child-{Guid.NewGuid():N}.log");

    public void Dispose() => File.Delete(_log);

    [Fact]
    public async Task What_was_started_is_gone_after_it_was_let_go()
    {
        var child = Start("echo pid=$$; exec sleep 1000");
        var pid = int.Parse((await child.ReadyAsync(Guard, CancellationToken.None)).Groups[1].ValueSpan);
        using var program = Process.GetProcessById(pid);

        await child.DisposeAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    [Fact]
    public async Task A_program_that_ends_before_it_is_ready_says_its_last_words()
    {
        await using var child = Start("echo cannot open the database; exit 3");

        var problem = await Assert.ThrowsAsync<ProblemException>(() => child.ReadyAsync(Guard, CancellationToken.None));

        Assert.Equal("The sleeper ended with exit code 3 before it was ready; it said: cannot open the database", problem.Message);
        Assert.Equal(3, await child.Exited);
    }

    [Fact]
    public async Task A_program_that_stays_silent_is_named()
    {
        await using var child = Start("exec sleep 1000");

        var problem = await Assert.ThrowsAsync<ProblemException>(() => child.ReadyAsync(TimeSpan.FromMilliseconds(100), CancellationToken.None));

        Assert.StartsWith("The sleeper was not ready after", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_it_prints_is_in_its_log()
    {
        await using (var child = Start("echo one; echo two >&2"))
        {
            await child.Exited;
        }

        Assert.Equal(["one", "two"], (await File.ReadAllLinesAsync(_log)).Order());
    }

    private ChildProcess Start(string script) => ChildProcess.Start(new ChildProgram(
        "The sleeper", "/bin/sh", ["-c", script], Path.GetTempPath(), _log, new Regex(@"pid=(\d+)")));
}
