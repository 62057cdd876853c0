using WhatsAppReplies.Local.Cloud.Events;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Tests.Lambda;

namespace WhatsAppReplies.Local.Tests.Deploy;

/// <summary>What the inbound half declares beside its function: made as declared, and refused where AWS or this machine would not understand it.</summary>
public sealed class InboundKindTests : IAsyncLifetime
{
    private static readonly AwsAnswers Answers = new("eu-north-1");

    private readonly LambdaHost _host = new LambdaHost().Create();
    private readonly EventRules _rules;

    public InboundKindTests() => _rules = new EventRules(_host.Service, TimeProvider.System);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task An_address_is_told_as_it_can_be_called_and_asks_for_no_credentials()
    {
        var created = await CreateAsync(new FunctionUrlKind(_host.Service, Answers), ("functionName", LambdaHost.Function), ("authorizationType", "NONE"));

        var address = (string)created.Computed["functionUrl"];
        Assert.Equal(_host.Service.Url(LambdaHost.Function)!.Address.ToString(), address);
        using var http = new HttpClient();
        Assert.Equal(403, (int)(await http.GetAsync(address)).StatusCode);
    }

    [Fact]
    public Task Another_authorization_is_not_understood() => IsRefusedAsync(
        new FunctionUrlKind(_host.Service, Answers), "authorizationType", ("functionName", LambdaHost.Function), ("authorizationType", "AWS_IAM"));

    [Theory]
    [InlineData("lambda:GetFunction", "*", "action")]
    [InlineData("lambda:InvokeFunction", "s3.amazonaws.com", "principal")]
    public Task A_permission_that_nobody_here_would_use_is_not_understood(string action, string principal, string property) => IsRefusedAsync(
        new PermissionKind(_host.Service), property, ("statementId", "S"), ("function", LambdaHost.Function), ("action", action), ("principal", principal));

    [Fact]
    public Task The_way_of_asking_belongs_to_the_address_alone() => IsRefusedAsync(
        new PermissionKind(_host.Service), "functionUrlAuthType",
        ("statementId", "S"), ("function", LambdaHost.Function), ("action", "lambda:InvokeFunction"), ("principal", "*"), ("functionUrlAuthType", "NONE"));

    [Fact]
    public async Task Retries_of_events_that_nobody_waits_for_are_those_that_are_declared()
    {
        await CreateAsync(
            new AsynchronousInvocationKind(_host.Service),
            ("functionName", LambdaHost.Function),
            ("maximumRetryAttempts", 0d),
            ("maximumEventAgeInSeconds", 60d));

        var settings = _host.Service.Function(LambdaHost.Function).AsynchronousOf(null);
        Assert.Equal((0, TimeSpan.FromMinutes(1)), (settings.MaximumRetries, settings.MaximumAge));
    }

    [Theory]
    [InlineData(3, 60, "maximumRetryAttempts")]
    [InlineData(0, 59, "maximumEventAgeInSeconds")]
    public Task Retries_that_AWS_does_not_make_are_refused(double retries, double age, string property) => IsRefusedAsync(
        new AsynchronousInvocationKind(_host.Service), property,
        ("functionName", LambdaHost.Function), ("maximumRetryAttempts", retries), ("maximumEventAgeInSeconds", age));

    [Fact]
    public async Task A_rule_sends_its_target_what_is_declared()
    {
        var rule = await CreateAsync(new EventRuleKind(_rules, Answers), ("name", "sweep"), ("scheduleExpression", "rate(1 minute)"));
        await CreateAsync(
            new PermissionKind(_host.Service),
            ("statementId", "S"),
            ("function", LambdaHost.Function),
            ("action", "lambda:InvokeFunction"),
            ("principal", "events.amazonaws.com"),
            ("sourceArn", rule.Arn));
        await CreateAsync(new EventTargetKind(_rules), Target("""{"do":"print","with":1}"""));

        await _rules.StepAsync();

        Assert.Contains("line 1", _host.Lines);
    }

    [Fact]
    public async Task An_event_that_is_no_JSON_is_refused()
    {
        await CreateAsync(new EventRuleKind(_rules, Answers), ("name", "sweep"), ("scheduleExpression", "rate(1 minute)"));

        await IsRefusedAsync(new EventTargetKind(_rules), "input", Target("sweep"));
    }

    private static (string Name, object Value)[] Target(string input) =>
    [
        ("rule", "sweep"), ("targetId", "t"), ("arn", $"arn:aws:lambda:eu-north-1:123456789012:function:{LambdaHost.Function}"), ("input", input),
    ];

    private static async Task IsRefusedAsync(IResourceKind kind, string property, params (string Name, object Value)[] inputs) =>
        Assert.StartsWith($"it.{property}:", (await Assert.ThrowsAsync<ProblemException>(() => CreateAsync(kind, inputs))).Message, StringComparison.Ordinal);

    private static Task<AwsAnswer> CreateAsync(IResourceKind kind, params (string Name, object Value)[] inputs) =>
        kind.CreateAsync(new Declared("it", Inputs.Of(inputs), kind.Properties), CancellationToken.None);
}
