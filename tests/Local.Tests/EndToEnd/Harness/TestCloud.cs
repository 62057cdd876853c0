using System.Collections.Concurrent;
using System.Globalization;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>A local cloud with the packaged zip, for many scenarios at once.</summary>
internal sealed class TestCloud : IAsyncDisposable
{
    /// <summary>Of the scenarios that run; most of them wait, so there may be more than there are processors.</summary>
    public const int Concurrency = 12;

    /// <summary>Longer than it takes until a trigger is worked on: a read that forgot to ask for consistency misses what was just staged.</summary>
    private static readonly TimeSpan ReplicaLag = TimeSpan.FromSeconds(3);

    /// <summary>AWS takes an item whose time has come days later, or at that second: here always then.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    /// <summary>Packaged for the tests, whichever package the stacks ask for.</summary>
    private static readonly string ManagedZip = Path.Combine(Repository.Artifacts, "whatsapp-replies.managed.zip");

    private readonly ConcurrentBag<Customer> _customers = [];
    private readonly ConcurrentDictionary<string, bool> _deliveredTwice = new(StringComparer.Ordinal);

    /// <summary>Above the numbers of the samples and of the company.</summary>
    private int _lastNumber = 500;

    private TestCloud(LocalCloud local, ConversationFaults faults)
    {
        (Local, Faults) = (local, faults);
        faults.Lambda = local.Lambda;
        local.Stack.Mapping.DeliverTwice = IsDueTwice;
        Looks = new ConsoleLooks(local);
        local.Stack.Mapping.GoesUnseen = GoesUnseen;
        Triggers = new TriggerWatch(local.Stack.Mapping);
        DeadLetters = new DeadLetters(local);
        Store = new SampleStore(local, TimeProvider.System);
    }

    public LocalCloud Local { get; }

    public ConversationFaults Faults { get; }

    public TriggerWatch Triggers { get; }

    public ConsoleLooks Looks { get; }

    public DeadLetters DeadLetters { get; }

    public SampleStore Store { get; }

    public LogGroup Logs => Local.State.Logs.Group(Local.Stack.Function.LogGroupName);

    public IReadOnlyCollection<Customer> Customers => _customers;

    public static async Task<TestCloud> StartAsync(StackKind kind, string directory)
    {
        var faults = new ConversationFaults();
        return new TestCloud(
            await LocalCloud.StartAsync(new LocalCloudOptions
            {
                StackFiles = TestStacks.Folder,
                ZipPath = kind == StackKind.Managed ? ManagedZip : Path.Combine(Repository.Root, FunctionPackage.InRepositoryPath),
                Directory = directory,
                Configure = configuration => Configure(kind, configuration),
                Around = service => new FaultyService(service, faults),
                ReplicaLag = ReplicaLag,
                SweepEvery = SweepInterval,
            }),
            faults);
    }

    /// <summary>Somebody who has just written this, in so many messages.</summary>
    public Customer Customer(params IEnumerable<string> writes)
    {
        var customer = new Customer(this, Interlocked.Increment(ref _lastNumber), writes);
        _customers.Add(customer);
        return customer;
    }

    /// <summary>The next delivery of this conversation's trigger is doubled.</summary>
    public void DeliverTwice(Customer customer) => _deliveredTwice[customer.Sample.ConversationId] = true;

    /// <summary>Sends a trigger that cannot be answered, and waits until it is in the dead-letter queue.</summary>
    public async Task<BadTriggerOutcome> GiveUpAsync(string body)
    {
        var id = (await Local.Sqs.SendMessageAsync(Local.Stack.Queue.Url, body)).MessageId;
        await DeadLetters.ArrivedAsync(id);
        return new BadTriggerOutcome(
            [.. Logs.Events.Select(LoggedRecord.Of).OfType<LoggedRecord>().Where(record => record.IsSummary && record.Text("messageId") == id)]);
    }

    public async ValueTask DisposeAsync()
    {
        await Looks.UntilGivenBackAsync();
        await DeadLetters.DisposeAsync();
        Triggers.Dispose();
        await Local.DisposeAsync();
    }

    private bool GoesUnseen(IReadOnlyList<QueueMessage> batch)
    {
        Faults.Received(batch);
        return Looks.Take(batch);
    }

    private bool IsDueTwice(IReadOnlyList<QueueMessage> batch) =>
        _deliveredTwice.Keys.FirstOrDefault(id => batch.Any(message => message.Body.Contains(id, StringComparison.Ordinal))) is { } due
        && _deliveredTwice.TryRemove(due, out _);

    private static StackConfiguration Configure(StackKind kind, StackConfiguration configuration)
    {
        var project = StackFile.Read(TestStacks.Folder, "dev").Project;
        var all = configuration
            .With($"{project}:{SettingKeys.MaximumConcurrency}", Concurrency.ToString(CultureInfo.InvariantCulture))
            .With($"{project}:{SettingKeys.QuietTimeSeconds}", "1");
        return kind switch
        {
            StackKind.AsDeployed or StackKind.Managed => all
                .With($"{project}:{SettingKeys.MaximumReceiveCount}", "2")
                .With($"{project}:{SettingKeys.HeartbeatInterval}", "5000"),
            StackKind.WholeLeases => all,
            StackKind.ShortClaims => all
                .With($"{project}:{SettingKeys.Timeout}", "60")
                .With($"{project}:{SettingKeys.VisibilityTimeout}", "60")
                .With($"{project}:{SettingKeys.HeartbeatInterval}", "20000"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
