using System.Text.Json;
using Amazon.SQS.Model;
using WhatsAppReplies.Benchmarks.Subjects;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;
using WhatsAppReplies.Local.Cloud.Lambda.Processes;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Environment of the subjects: the local cloud with the stack of production, and providers that answer at once.</summary>
internal sealed class BenchCloud : IAsyncDisposable
{
    private const string Stack = "prod";
    private const string Company = "+447700900456";

    /// <summary>Of a queue, in seconds: no trigger of a webhook wakes the reply function while something else is measured.</summary>
    private const string LongestDelay = "900";

    private const string Assistant = "asst_recruitment_replies";
    private readonly LocalCloud _cloud;

    private BenchCloud(LocalCloud cloud, CallMeter meter, TimeProvider time)
    {
        _cloud = cloud;
        Meter = meter;
        Seeder = new Seeder(cloud.Tables, cloud.Stack, Assistant, time);
        Webhooks = new WebhookSeeder(cloud, Company, Assistant, time);
        Variables = VariablesOf(cloud, cloud.Stack.Function);
        InboundVariables = new Dictionary<string, string>(VariablesOf(cloud, cloud.Stack.Inbound!.Function))
        {
            [Contract.Variables.QuietTimeSeconds] = LongestDelay,
        };
        meter.Of = Variables["AWS_ACCESS_KEY_ID"];
    }

    public CallMeter Meter { get; }

    public Seeder Seeder { get; }

    public WebhookSeeder Webhooks { get; }

    /// <summary>What the deployed function would see, without the address of a Runtime API.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>The same of the inbound function.</summary>
    public IReadOnlyDictionary<string, string> InboundVariables { get; }

    public int OpenAiCalls => _cloud.Providers.OpenAi.Counter.Total.Count;

    public int TwilioCalls => _cloud.Providers.Twilio.Counter.Total.Count;

    /// <summary>How many environments the event source mapping may use.</summary>
    public static int MaximumConcurrency => 4;

    /// <summary>How many webhooks are answered at a time.</summary>
    public int InboundConcurrency => _cloud.Stack.Inbound!.Function.ReservedConcurrency!.Value;

    public static async Task<BenchCloud> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var meter = new CallMeter();
        var cloud = await LocalCloud.StartAsync(
            new LocalCloudOptions
            {
                Stack = Stack,
                ZipPath = MeasuredPackage.Shipped,
                Directory = Path.Combine(Repository.Artifacts, "bench", "cloud"),
                Configure = configuration => configuration.With("whatsapp-replies:maximumConcurrency", $"{MaximumConcurrency}"),
                Around = service => new MeteredService(new InFlightTriggers(service), meter),
                OptimisesEmulators = true,
                Say = BenchContext.Say,
            },
            cancellationToken);

        // Thousands of turns with all that they carry would fill this process, which runs beside what it measures.
        await SampleNumber.DeclareAsync(cloud, Company, cancellationToken);
        cloud.Providers.OpenAi.Behaviour.KeepsCalls = false;
        cloud.Providers.Twilio.Behaviour.KeepsCalls = false;
        return new BenchCloud(cloud, meter, time);
    }

    /// <summary>As the webhook does.</summary>
    public Task TriggerAsync(BenchConversation conversation, CancellationToken cancellationToken) => _cloud.Sqs.SendMessageAsync(
        new SendMessageRequest(_cloud.Stack.Queue.Url, JsonSerializer.Serialize(new Dictionary<string, string>
        {
            [Contract.Trigger.ConversationId] = conversation.Id,
            [Contract.Trigger.PrimaryChannel] = conversation.PrimaryChannel,
        })),
        cancellationToken);

    /// <summary>Until Twilio has been called so often in all.</summary>
    public Task UntilTwilioCallsAsync(int calls, CancellationToken cancellationToken) =>
        _cloud.Providers.Twilio.Counter.Total.UntilAsync(calls, cancellationToken);

    /// <summary>Triggers stay on the queue, so that nothing but webhooks is answered.</summary>
    public void HoldTriggers() => _cloud.Stack.Mapping.SwitchOff();

    public void LetTriggersGo() => _cloud.Stack.Mapping.Start();

    /// <summary>Until Twilio has told of everything that it was given before.</summary>
    public Task UntilStatusesAreToldAsync(CancellationToken cancellationToken) => _cloud.Providers.Twilio.Network.UntilStatusesAreToldAsync(cancellationToken);

    /// <summary>Tells of every invocation of the inbound function that has ended, until it is disposed of.</summary>
    public IDisposable WatchInbound(Action<InvocationReport> tell) => new InvocationWatch(_cloud.Lambda, _cloud.Stack.Inbound!.Function.Name, tell);

    public ValueTask DisposeAsync() => _cloud.DisposeAsync();

    private static Dictionary<string, string> VariablesOf(LocalCloud cloud, FunctionDefinition function)
    {
        var options = new LambdaOptions
        {
            Region = cloud.Account.Region,
            AccountId = cloud.Account.Id,
            WorkDirectory = cloud.Directory,
            Endpoints = new Dictionary<string, string>
            {
                [Contract.Variables.AwsEndpointUrl] = cloud.Endpoint.ToString(),
                [Contract.Variables.OpenAiBaseUrl] = cloud.Providers.OpenAiBaseUrl.ToString(),
                [Contract.Variables.TwilioBaseUrl] = cloud.Providers.TwilioBaseUrl.ToString(),
            },
        };
        var credentials = cloud.State.Roles.Assume(function.RoleArn, LambdaService.Principal, "benchmark");
        var variables = EnvironmentVariables.For(
            function, options, credentials, runtimeApi: "", logStream: "benchmark",
            cloud.Directory, Path.GetTempPath(), Launcher.Detect(cloud.Directory).Dotnet);

        // Each subject's own Runtime API adds its address; Node stands where this machine has it.
        variables.Remove("AWS_LAMBDA_RUNTIME_API");
        variables["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        return variables;
    }
}
