using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>A local cloud with the packaged zip whose customers have phones. What is scheduled happens when a test steps it.</summary>
public sealed class InboundCloud : IAsyncLifetime
{
    public const string Collection = "inbound end to end";

    /// <summary>The one number of the company that the program declares.</summary>
    public const string Company = "+447700900456";

    /// <summary>Longer than a burst takes through webhooks whose environment has just begun, on a machine that has other work.</summary>
    public const int QuietTimeSeconds = 3;

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string _directory = System.IO.Directory.CreateTempSubdirectory("inbound-").FullName;
    private readonly TriggerLedger _ledger = new();

    /// <summary>Above the numbers of the samples and of the company.</summary>
    private int _lastNumber = 500;

    /// <summary>Where the cloud keeps what it runs.</summary>
    internal string Directory => _directory;

    internal LocalCloud Local { get; private set; } = null!;

    internal DeployedInbound Inbound => Local.Stack.Inbound!;

    internal InboundFaults Faults { get; private set; } = null!;

    internal TriggerLedger Triggers => _ledger;

    internal SampleStore Store { get; private set; } = null!;

    internal LogGroup Logs => Local.State.Logs.Group(Inbound.Function.LogGroupName);

    public async Task InitializeAsync()
    {
        Faults = new InboundFaults(_ledger);
        Local = await LocalCloud.StartAsync(new LocalCloudOptions
        {
            StackFiles = TestStacks.Folder,
            ZipPath = Path.Combine(Repository.Root, FunctionPackage.InRepositoryPath),
            Directory = _directory,
            Configure = Configure,
            Around = Faults.Around,
            // Longer than a webhook takes: whoever forgot to ask for consistency misses what it has just written.
            ReplicaLag = TimeSpan.FromMilliseconds(500),
        });
        Faults.Lambda = Local.Lambda;
        Faults.TriggerQueue = Local.Stack.Queue.Url;
        Local.Stack.Mapping.Settled += _ledger.Settled;
        Store = new SampleStore(Local, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await Local.DisposeAsync();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Somebody to whom the company has written before.</summary>
    internal Task<PhoneCustomer> KnownCustomerAsync() => KnownCustomerOfAsync(null);

    /// <summary>The same, with an assistant of its own.</summary>
    internal async Task<PhoneCustomer> KnownCustomerOfAsync(string? assistantId)
    {
        var customer = new PhoneCustomer(this, NextNumber());
        await customer.PutRecordAsync(assistantId);
        return customer;
    }

    /// <summary>The same, with the assistant written as an item of the stack's.</summary>
    internal async Task<PhoneCustomer> KnownCustomerWithAsync(AssistantFile assistant)
    {
        await Local.Tables.PutItemAsync(new PutItemRequest { TableName = Local.Stack.AssistantsTable, Item = DynamoJson.Item(assistant.ToItem()) });
        return await KnownCustomerOfAsync(assistant.Id);
    }

    /// <summary>Somebody of whom nobody has heard.</summary>
    internal PhoneCustomer NewCustomer() => new(this, NextNumber());

    private string NextNumber() => string.Create(CultureInfo.InvariantCulture, $"+447700901{Interlocked.Increment(ref _lastNumber)}");

    private static StackConfiguration Configure(StackConfiguration configuration)
    {
        var project = StackFile.Read(TestStacks.Folder, "dev").Project;
        return configuration
            .With($"{project}:{SettingKeys.MaximumConcurrency}", "8")
            .With($"{project}:{SettingKeys.HeartbeatInterval}", "5000")
            .With($"{project}:{SettingKeys.QuietTimeSeconds}", QuietTimeSeconds.ToString(CultureInfo.InvariantCulture));
    }
}
