using System.Text;
using WhatsAppReplies.Local.Cloud.Events;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Tests.Lambda;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Events;

/// <summary>Events by the clock.</summary>
public sealed class RuleTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:events:eu-north-1:123456789012:rule/every-minute";

    private readonly LambdaHost _host = new LambdaHost().Create();
    private readonly ManualClock _clock = new();
    private readonly EventRules _rules;

    public RuleTests() => _rules = new EventRules(_host.Service, _clock);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_step_tells_the_function_what_is_declared()
    {
        Declare("""{"do":"print","with":2}""");

        await _rules.StepAsync();

        Assert.Contains("line 2", _host.Lines);
        Assert.Single(_host.Reports);
        Assert.Empty(_rules.Undelivered);
    }

    [Fact]
    public async Task By_the_clock_the_first_event_comes_after_the_first_interval()
    {
        Declare("""{"do":"print","with":1}""");
        using var stop = new CancellationTokenSource();
        var running = _rules.RunAsync(stop.Token);
        await _clock.UntilTimersAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(_host.Reports);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await _host.WaitForLineAsync("line 1");

        await stop.CancelAsync();
        // An event under way ends with its function; nothing else may have gone wrong.
        await Task.WhenAny(running).WaitAsync(LambdaHost.Guard);
        Assert.False(running.IsFaulted);
    }

    [Fact]
    public async Task Without_the_functions_permission_an_event_is_lost_and_only_the_rule_knows()
    {
        Declare("""{"do":"count"}""", permitted: "arn:aws:events:eu-north-1:123456789012:rule/another");

        await _rules.StepAsync();

        Assert.Equal(["every-minute"], _rules.Undelivered);
        Assert.Empty(_host.Reports);
    }

    [Theory]
    [InlineData("rate(1 minute)", 60)]
    [InlineData("rate(5 minutes)", 300)]
    [InlineData("rate(2 hours)", 7200)]
    [InlineData("rate(1 day)", 86_400)]
    public void A_rate_is_understood(string expression, int seconds) => Assert.Equal(seconds, RuleDefinition.RateOf(expression).TotalSeconds);

    [Theory]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(2 minute)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("rate(1 second)")]
    [InlineData("cron(0/1 * * * ? *)")]
    public void What_AWS_or_this_machine_does_not_understand_is_refused(string expression) =>
        Assert.Contains(expression, Assert.Throws<ProblemException>(() => RuleDefinition.RateOf(expression)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_target_needs_its_rule_and_its_function()
    {
        Assert.Throws<ProblemException>(() => _rules.Put(new TargetDefinition("every-minute", "t", new QualifiedName(LambdaHost.Function, null), default)));
        _rules.Put(new RuleDefinition("every-minute", Arn, TimeSpan.FromMinutes(1)));
        Assert.Throws<LambdaException>(() => _rules.Put(new TargetDefinition("every-minute", "t", new QualifiedName("nobody", null), default)));
    }

    private void Declare(string input, string permitted = Arn)
    {
        _rules.Put(new RuleDefinition("every-minute", Arn, TimeSpan.FromMinutes(1)));
        _rules.Put(new TargetDefinition("every-minute", "t", new QualifiedName(LambdaHost.Function, null), Encoding.UTF8.GetBytes(input)));
        _host.Service.Function(LambdaHost.Function).Policy.Add(new FunctionPermission
        {
            StatementId = "ByTheClock",
            Action = FunctionPermission.InvokeFunction,
            Principal = EventRules.Principal,
            SourceArn = permitted,
        });
    }
}
