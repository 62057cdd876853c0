using System.Diagnostics;
using System.Globalization;
using WhatsAppReplies.Local.Tests.Emulators;

namespace WhatsAppReplies.Local.Tests.Processes;

/// <summary>The program itself, started as a user starts it and ended in the middle.</summary>
[Collection(EmulatorFixture.Collection)]
public sealed class LeftoverTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 130)]
    [InlineData("KILL", 137)]
    public async Task However_it_ends_nothing_that_it_started_is_left(string signal, int exitCode)
    {
        using var guard = new CancellationTokenSource(Guard);
        using var program = Start();
        while (await program.StandardOutput.ReadLineAsync(guard.Token) is { } line && !line.Contains("are up", StringComparison.Ordinal))
        {
        }

        var started = Descendants.Of(program.Id);
        Assert.True(started.Count >= 4, $"The emulators and their guards were expected; {started.Count} processes were there.");

        using (var kill = Process.Start("kill", [$"-{signal}", program.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(guard.Token);
        await program.WaitForExitAsync(guard.Token);
        foreach (var process in started) await process.WaitForExitAsync(guard.Token);

        Assert.Equal(exitCode, program.ExitCode);
        Assert.All(started, process => Assert.True(process.HasExited));
    }

    private static Process Start()
    {
        var start = Interruptible.Program("dotnet", [typeof(LocalCloud).Assembly.Location, "run"]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return Process.Start(start)!;
    }
}
