using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class PlanCommandTests : IDisposable
{
    private readonly StringWriter _errors = new();
    private PlanSettings? _read;

    public void Dispose() => _errors.Dispose();

    [Fact]
    public async Task A_command_line_is_read()
    {
        Assert.Equal(0, await RunAsync("plan", "--stack", "dev", "--root", "/", "--out", "a/dev.json", "--check", "--all"));

        Assert.Equal(
            ("dev", "/", "a/dev.json", true, false, true),
            (_read!.Stack, _read.Root, _read.Out, _read.Check, _read.Accept, _read.All));
    }

    [Theory]
    [InlineData("preview", "preview")]
    [InlineData("--stack is missing", "plan")]
    [InlineData("stack", "plan", "--stack")]
    [InlineData("stak", "plan", "--stak", "dev")]
    [InlineData("--account and --stack exclude each other", "plan", "--stack", "dev", "--account")]
    [InlineData("--check and --accept exclude each other", "plan", "--stack", "dev", "--check", "--accept")]
    public async Task A_command_line_that_is_wrong_names_what_is_and_ends_with_2(string named, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));

        Assert.Null(_read);
        Assert.Contains(named, _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("--help", _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] args) => Local.Plan.Program.RunAsync(
        args,
        settings =>
        {
            _read = settings;
            return Task.FromResult(0);
        },
        _errors);
}
