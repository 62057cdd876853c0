using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Tests.Lambda;

/// <summary>A Lambda with one function, the probe, in a folder of its own.</summary>
internal sealed class LambdaHost : IAsyncDisposable
{
    public const string Function = "probe";
    public const string Group = "/aws/lambda/probe";
    public const string GroupArn = "arn:aws:logs:eu-north-1:123456789012:log-group:/aws/lambda/probe";

    public static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("lambda-tests-").FullName;

    public LambdaHost(TimeProvider? clock = null, IReadOnlyDictionary<string, string>? endpoints = null)
    {
        // Made for its owner only; the function's processes run as somebody else.
        if (!OperatingSystem.IsWindows()) new DirectoryInfo(_directory).UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
        clock ??= TimeProvider.System;
        Logs = new LogService(Path.Combine(_directory, "logs"), Metrics, clock);
        Logs.CreateGroup(new LogGroupDefinition(Group, GroupArn, null));
        var options = new LambdaOptions
        {
            Region = "eu-north-1",
            AccountId = "123456789012",
            WorkDirectory = WorkDirectory,
            Endpoints = endpoints ?? new Dictionary<string, string>(),
        };
        Service = new LambdaService(options, Roles, Logs, Metrics, clock);
        Service.Invoked += Reports.Add;
        Definition = new FunctionDefinition
        {
            Name = Function,
            Arn = "arn:aws:lambda:eu-north-1:123456789012:function:probe",
            RoleArn = FakeRoles.RoleArn,
            Handler = ProbeZip.Handler,
            Runtime = "dotnet10",
            CodePath = ProbeZip.Write(Path.Combine(_directory, "zip")),
            Timeout = TimeSpan.FromSeconds(30),
            MemoryMegabytes = 512,
            Variables = new Dictionary<string, string>(),
            LogGroupName = Group,
        };
    }

    public FakeRoles Roles { get; } = new();

    public MetricStore Metrics { get; } = new();

    public LogService Logs { get; }

    public LambdaService Service { get; }

    public List<InvocationReport> Reports { get; } = [];

    /// <summary>As it is made by <see cref="Create"/>, unless a test changes it before.</summary>
    public FunctionDefinition Definition { get; set; }

    public string WorkDirectory => Path.Combine(_directory, "work");

    public IReadOnlyList<string> Lines => [.. Logs.Group(Group).Events.Select(logged => logged.Message)];

    public LambdaHost Create()
    {
        Service.CreateFunction(Definition);
        return this;
    }

    public LambdaHost CreateStarting(string how)
    {
        Definition = Definition with { Variables = new Dictionary<string, string> { ["START"] = how } };
        return Create();
    }

    public Task<InvokeResult> InvokeAsync(string what, JsonNode? with = null) =>
        Service.InvokeAsync(Function, System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["do"] = what, ["with"] = with }.ToJsonString())).WaitAsync(Guard);

    /// <summary>The answer of an invocation that must succeed.</summary>
    public async Task<JsonNode> AnswerAsync(string what, JsonNode? with = null) =>
        JsonNode.Parse(Assert.IsType<InvokeResult.Returned>(await InvokeAsync(what, with)).Payload.Span)!;

    /// <summary>The error of an invocation that must fail: type and message.</summary>
    public async Task<(string Type, string Message)> ErrorAsync(string what, JsonNode? with = null) => Read(await InvokeAsync(what, with));

    public static (string Type, string Message) Read(InvokeResult result)
    {
        var error = Assert.IsType<InvokeResult.FunctionError>(result);
        return (error.ErrorType, (string)JsonNode.Parse(error.Payload.Span)!["errorMessage"]!);
    }

    public async Task WaitForLineAsync(string text)
    {
        using var guard = new CancellationTokenSource(Guard);
        await Logs.Group(Group).WaitForAsync(logged => logged.Message.Contains(text, StringComparison.Ordinal), guard.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Logs.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
