using System.Diagnostics;
using System.Globalization;
using WhatsAppReplies.Local.Tests.Emulators;
using WhatsAppReplies.Local.Tests.Live.Harness;
using WhatsAppReplies.Local.Tests.Processes;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.Live;

/// <summary>The command as a user runs it.</summary>
[Collection(EmulatorFixture.Collection)]
public sealed class PhoneRunTests : IDisposable
{
    private const string Said = "The page: ";
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(3);

    private readonly CancellationTokenSource _guard = new(Guard);
    private readonly Process _program = Start();

    [Fact]
    public async Task The_page_answers_until_an_interrupt_and_then_nothing_is_left()
    {
        var page = await PageAsync();
        using var customer = new LiveCustomer(page, "+447700900123");
        await customer.AddAsync();
        await customer.WriteAsync("hello");
        Assert.Single(await customer.RepliesAsync());
        var started = Descendants.Of(_program.Id);
        Assert.True(started.Count >= 4, $"The emulators and their guards were expected; {started.Count} processes were there.");

        using (var interrupt = Process.Start("kill", ["-INT", _program.Id.ToString(CultureInfo.InvariantCulture)])) await interrupt.WaitForExitAsync(_guard.Token);
        await _program.WaitForExitAsync(_guard.Token);
        foreach (var process in started) await process.WaitForExitAsync(_guard.Token);

        Assert.Equal(0, _program.ExitCode);
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(page, _guard.Token));
    }

    public void Dispose()
    {
        if (!_program.HasExited) _program.Kill(entireProcessTree: true);
        _program.Dispose();
        _guard.Dispose();
    }

    private static Process Start()
    {
        var start = Interruptible.Program("dotnet", [typeof(LocalCloud).Assembly.Location, "phone", "--zip", CloudFixture.Zip, "--quiet-time", "1"]);
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    private async Task<Uri> PageAsync()
    {
        while (await _program.StandardOutput.ReadLineAsync(_guard.Token) is { } line)
        {
            if (line.StartsWith(Said, StringComparison.Ordinal)) return new Uri(line[Said.Length..]);
        }

        throw new InvalidOperationException("It ended without saying where the page is.");
    }
}
