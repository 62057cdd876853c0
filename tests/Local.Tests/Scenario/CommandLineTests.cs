using WhatsAppReplies.Local.Runner.Chaos;
using WhatsAppReplies.Local.Runner.Live;

namespace WhatsAppReplies.Local.Tests.Scenario;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _errors = new();
    private RunSettings? _run;
    private ChaosSettings? _chaos;
    private PhoneSettings? _phone;

    public void Dispose() => _errors.Dispose();

    [Fact]
    public async Task The_options_of_a_run_are_read()
    {
        Assert.Equal(0, await ExecuteAsync("run", "--stack", "prod", "--zip", "/a.zip", "--port", "4566", "--keep"));

        Assert.Equal(("prod", "/a.zip", 4566, true), (_run!.Stack, _run.Zip, _run.Port, _run.Keep));
    }

    [Fact]
    public async Task Without_options_a_run_applies_dev_on_a_free_port()
    {
        Assert.Equal(0, await ExecuteAsync("run"));

        Assert.Equal(("dev", Path.Combine(Repository.Artifacts, "whatsapp-replies.zip"), 0, false), (_run!.Stack, _run.Zip, _run.Port, _run.Keep));
    }

    [Fact]
    public async Task The_options_of_the_page_are_read()
    {
        Assert.Equal(0, await ExecuteAsync("phone", "--stack", "prod", "--zip", "/a.zip", "--page-port", "4567", "--quiet-time", "9"));

        Assert.Equal(("prod", "/a.zip", 4567, 9), (_phone!.Stack, _phone.Zip, _phone.PagePort, _phone.QuietTimeSeconds));
    }

    [Fact]
    public async Task The_options_of_a_chaos_run_are_read()
    {
        Assert.Equal(0, await ExecuteAsync("chaos", "--stack", "staging", "--turns", "50", "--seed", "3", "--zip", "/tmp/a.zip"));

        Assert.Equal(("staging", 50, 3, "/tmp/a.zip"), (_chaos!.Stack, _chaos.Turns, _chaos.Seed, _chaos.Zip));
    }

    [Fact]
    public async Task Parts_of_a_chaos_run_can_be_left_out()
    {
        Assert.Equal(0, await ExecuteAsync("chaos", "--without", "redaction", "--outage", "0"));

        Assert.Equal(
            (true, false, TimeSpan.Zero),
            (_chaos!.Has(ChaosSettings.ExpiringItems), _chaos.Has(ChaosSettings.Redaction), _chaos.Outage));
    }

    [Fact]
    public async Task Without_options_a_chaos_run_has_a_thousand_turns_and_another_seed_every_time()
    {
        Assert.Equal(0, await ExecuteAsync("chaos"));

        Assert.Equal(1000, _chaos!.Turns);
        Assert.Null(_chaos.Seed);
    }

    [Theory]
    [InlineData("deploy", "deploy")]
    [InlineData("stak", "run", "--stak", "dev")]
    [InlineData("stack", "run", "--stack")]
    [InlineData("--port is 99999; a number from 1 to 65535 is expected.", "run", "--port", "99999")]
    [InlineData("--page-port is 0; a number from 1 to 65535 is expected.", "phone", "--page-port", "0")]
    [InlineData("--quiet-time is 901; a number from 0 to 900 is expected.", "phone", "--quiet-time", "901")]
    [InlineData("--turns is 0; a number from 1 to 100000 is expected.", "chaos", "--turns", "0")]
    [InlineData("--seed is x; a number from 0 to 2147483647 is expected.", "chaos", "--seed", "x")]
    [InlineData("--without luck: there is no such part. Parts: expiring-items, redaction.", "chaos", "--without", "luck")]
    [InlineData("seed", "chaos", "--seed")]
    [InlineData("speed", "chaos", "--speed")]
    public async Task A_mistake_is_named_and_ends_with_2_before_anything_runs(string named, params string[] arguments)
    {
        Assert.Equal(2, await ExecuteAsync(arguments));

        Assert.Contains(named, _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("--help", _errors.ToString(), StringComparison.Ordinal);
        Assert.True(_run is null && _phone is null && _chaos is null);
    }

    private Task<int> ExecuteAsync(params string[] arguments) => new Commands(
        settings => Task.FromResult((_run = settings) is null ? 1 : 0),
        settings => Task.FromResult((_phone = settings) is null ? 1 : 0),
        settings => Task.FromResult((_chaos = settings) is null ? 1 : 0),
        () => Task.FromResult(0)).ExecuteAsync(arguments, _errors);
}
