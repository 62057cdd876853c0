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
    private readonly List<Process> _programs = [];

    [Theory]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task The_page_answers_until_an_interrupt_or_the_end_of_its_terminal_and_then_nothing_is_left(string signal)
    {
        var (program, page) = await StartAsync();
        await AssertAnswersAsync(page, "+447700900123");
        var started = Descendants.Of(program.Id);
        Assert.True(started.Count >= 4, $"The emulators and their guards were expected; {started.Count} processes were there.");

        await EndAsync(program, signal);
        foreach (var process in started) await process.WaitForExitAsync(_guard.Token);

        Assert.Equal(0, program.ExitCode);
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(page, _guard.Token));
    }

    [Fact]
    public async Task A_second_run_beside_it_has_a_page_of_its_own_and_goes_on_when_the_first_has_ended()
    {
        var runs = await Task.WhenAll(StartAsync(), StartAsync());
        var (first, second) = (runs[0], runs[1]);
        await Task.WhenAll(AssertAnswersAsync(first.Page, "+447700900124"), AssertAnswersAsync(second.Page, "+447700900124"));

        await EndAsync(first.Program, "INT");

        await AssertAnswersAsync(second.Page, "+447700900125");
        await EndAsync(second.Program, "INT");
        Assert.All(_programs, program => Assert.Equal(0, program.ExitCode));
    }

    public void Dispose()
    {
        foreach (var program in _programs)
        {
            if (!program.HasExited) program.Kill(entireProcessTree: true);
            program.Dispose();
        }

        _guard.Dispose();
    }

    private static async Task AssertAnswersAsync(Uri page, string number)
    {
        using var customer = new LiveCustomer(page, number);
        await customer.AddAsync();
        await customer.WriteAsync("hello");
        Assert.Single(await customer.RepliesAsync());
    }

    private async Task<(Process Program, Uri Page)> StartAsync()
    {
        var start = Interruptible.Program("dotnet", [typeof(LocalCloud).Assembly.Location, "phone", "--zip", CloudFixture.Zip, "--quiet-time", "1"]);
        start.RedirectStandardOutput = true;
        var program = Process.Start(start)!;
        _programs.Add(program);
        while (await program.StandardOutput.ReadLineAsync(_guard.Token) is { } line)
        {
            if (line.StartsWith(Said, StringComparison.Ordinal)) return (program, new Uri(line[Said.Length..]));
        }

        throw new InvalidOperationException("It ended without saying where the page is.");
    }

    private async Task EndAsync(Process program, string signal)
    {
        using (var end = Process.Start("kill", [$"-{signal}", program.Id.ToString(CultureInfo.InvariantCulture)])) await end.WaitForExitAsync(_guard.Token);
        await program.WaitForExitAsync(_guard.Token);
    }
}
