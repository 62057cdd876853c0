using Amazon.DynamoDBv2;
using Amazon.SQS;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Cloud.DynamoDb.Consistency;
using WhatsAppReplies.Local.Cloud.Emulators;
using WhatsAppReplies.Local.Cloud.Events;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Control;
using WhatsAppReplies.Local.Cloud.SecretsManager;
using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Providers;

namespace WhatsAppReplies.Local.Runner;

/// <summary>
/// AWS and the two providers as far as this product needs them, with the Pulumi program applied and the function ready. Several can run
/// at once, in one process or in many: each has ports, processes and a folder of its own.
/// </summary>
internal sealed class LocalCloud : IAsyncDisposable
{
    private readonly Cleanup _cleanup = new();
    private OperatorClients _clients = null!;
    private QueueMetrics _queueMetrics = null!;
    private EmulatorQueueGauge _queueGauge = null!;
    private Replica? _replica;

    private LocalCloud()
    {
    }

    public AwsAccount Account { get; private set; } = null!;

    /// <summary>Of all AWS services.</summary>
    public Uri Endpoint { get; private set; } = null!;

    public string Directory { get; private set; } = null!;

    public CloudState State { get; private set; } = null!;

    public LambdaService Lambda { get; private set; } = null!;

    /// <summary>What happens by the clock.</summary>
    public EventRules Rules { get; private set; } = null!;

    public ProviderServers Providers { get; private set; } = null!;

    /// <summary>What the function and its event source mapping asked AWS for.</summary>
    public CallRecorder Calls { get; } = new();

    public DeployedStack Stack { get; private set; } = null!;

    /// <summary>As the operator, whom nothing is refused.</summary>
    public IAmazonDynamoDB Tables => _clients.Tables;

    /// <inheritdoc cref="Tables"/>
    public IAmazonSQS Sqs => _clients.Sqs;

    public TimeToLiveSweeper Sweeper { get; private set; } = null!;

    /// <summary>Evaluated at every full minute of the clock, and whenever somebody asks.</summary>
    public AlarmService Alarms { get; private set; } = null!;

    /// <summary>What alarms have handed to functions.</summary>
    public AlarmedFunctions AlarmedFunctions { get; private set; } = null!;

    /// <exception cref="ProblemException">Something that whoever runs this can mend.</exception>
    public static async Task<LocalCloud> StartAsync(LocalCloudOptions options, CancellationToken cancellationToken = default)
    {
        var cloud = new LocalCloud();
        try
        {
            await cloud.BuildAsync(options, cancellationToken);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <summary>Samples the queues now, for alarms that cannot wait for the next minute.</summary>
    public Task SampleQueuesAsync(CancellationToken cancellationToken = default) => _queueMetrics.SampleAsync(_queueGauge, cancellationToken);

    /// <summary>Returns when every read finds what has been written until now.</summary>
    public Task CaughtUpAsync(CancellationToken cancellationToken = default) => _replica?.CaughtUpAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _cleanup.DisposeAsync();

    private async Task BuildAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        var input = DeploymentInput.Read(options);
        Account = new AwsAccount(AwsAccount.LocalId, input.Region);
        Directory = System.IO.Directory.CreateDirectory(options.Directory).FullName;
        await new EmulatorInstall(options.Emulators, TimeProvider.System, options.Say).EnsureAsync(cancellationToken);

        var starting = EmulatorSet.StartAsync(options.Emulators, Path.Combine(Directory, "logs"), cancellationToken, options.OptimisesEmulators);
        Providers = _cleanup.Add(await ProviderServers.StartAsync(options.Providers, TimeProvider.System, cancellationToken));
        var emulators = _cleanup.Add(await starting);
        options.Say("DynamoDB Local, SQS and the providers' stand-ins are up");

        State = _cleanup.Add(new CloudState(Account, Directory, options.Time));
        await OpenGatewayAsync(options, emulators, cancellationToken);
        _clients = _cleanup.Add(new OperatorClients(Endpoint, Account));
        Sweeper = new TimeToLiveSweeper(Tables, State.TimeToLive, options.Time);
        Lambda = _cleanup.Add(new LambdaService(LambdaOptionsOf(options), State.Roles, State.Logs, State.Metrics, options.Time));

        Rules = new EventRules(Lambda, options.Time);

        Stack = await new StackDeployer(Account, State, _clients, Lambda, Rules).ApplyAsync(input.File, input.Package, options.ZipPath, cancellationToken);
        options.Say($"the program of stack {Stack.Name} is applied: {Stack.ResourceTypes.Count} resources");
        await CaughtUpAsync(cancellationToken);
        WatchAlarms(options);
        if (Stack.Inbound is { } inbound)
            await new TwilioConsole(Providers.Twilio.Network, Stack).ConfigureAsync(Tables, inbound.NumbersTable, cancellationToken);
        if (options.RunsSchedules && options.Real.Twilio is null) _cleanup.Run(Rules.RunAsync);
        if (options.SweepEvery is { } every) _cleanup.Run(stop => Sweeper.RunAsync(every, stop));
    }

    private void WatchAlarms(LocalCloudOptions options)
    {
        AlarmedFunctions = _cleanup.Add(new AlarmedFunctions(() => Lambda, Account));
        Alarms = _cleanup.Add(new AlarmService(State.Metrics, State.Topics, AlarmedFunctions, Account.Id, Account.Region, options.Time));
        // Where the real messenger writes nobody sweeps here, which is no alarm.
        foreach (var alarm in Stack.Alarms.Where(alarm => options.Real.Twilio is null || alarm.MetricName != Contract.Telemetry.Sweeps)) Alarms.PutAlarm(alarm);
        _cleanup.Run(stop => _queueMetrics.RunAsync(_queueGauge, stop));
        if (options.EvaluatesAlarms) Alarms.Start();
    }

    private async Task OpenGatewayAsync(LocalCloudOptions options, EmulatorSet emulators, CancellationToken cancellationToken)
    {
        var http = _cleanup.Add(new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan });
        _queueMetrics = new QueueMetrics(State.Metrics, options.Time);
        _queueGauge = new EmulatorQueueGauge(http, emulators.SqsEndpoint, () => [.. State.Queues.Queues.Select(queue => queue.Name)]);
        var tables = new DynamoDbService(new Forwarder(http, emulators.DynamoDbEndpoint), Account, State.TimeToLive, options.ReplicaLag, TimeProvider.System);
        _replica = tables.Replica;
        if (_replica is not null) _cleanup.Run(_replica.RunAsync);
        IAwsService[] services =
        [
            tables,
            new CountedSqs(new SqsService(new Forwarder(http, emulators.SqsEndpoint), Account, TimeProvider.System), _queueMetrics),
            new SecretsManagerService(State.Secrets),
            new LambdaControlService(() => Lambda, Account),
            new CloudWatchControlService(() => Alarms, Account),
            new SnsControlService(State.Topics, Account),
        ];
        var authenticator = new Authenticator(State.Roles, OperatorClients.Caller(Account), TimeProvider.System);
        var pipeline = new GatewayPipeline([.. services.Select(options.Around)], authenticator, State.Roles, options.Faults, Calls, TimeProvider.System);
        Endpoint = _cleanup.Add(await AwsGateway.StartAsync(pipeline, options.Port, cancellationToken)).Endpoint;
    }

    private LambdaOptions LambdaOptionsOf(LocalCloudOptions options) => new()
    {
        Region = Account.Region,
        AccountId = Account.Id,
        WorkDirectory = Path.Combine(Directory, "lambda"),
        Endpoints = FunctionEndpoints.Of(Endpoint, Providers.OpenAiBaseUrl, Providers.TwilioBaseUrl, options.Real),
        UrlPort = options.Real.Tunnel.Address is null ? 0 : options.Real.Tunnel.Port,
    };
}
