using System.Collections.Concurrent;
using Amazon.SQS;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Inbound.Support;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Hosting;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Simulation.World;

/// <summary>The inbound function itself, from the phone on: the provider's webhooks, the processes that answer them, and the sweep.</summary>
internal sealed class SimulatedInbound : IIntake
{
    private const string MediaType = "audio/ogg";

    private static readonly InboundEvent Sweep = new() { Sweep = true };

    /// <summary>Signed once for all runs: no run changes them.</summary>
    private static readonly ConcurrentDictionary<(string Sid, string Body, bool IsSpoken), InboundEvent> Forms = new();

    private static readonly ConcurrentDictionary<(string Sid, string ConversationId), InboundEvent> Failures = new();

    private readonly SimulationContext _context;
    private readonly SimulatedWorld _world;
    private readonly IAmazonSQS _sqs;
    private readonly InboundSettings _settings;
    private readonly SimulatedWebhooks _webhooks;
    private readonly SweepSchedule _sweeps;
    private readonly MetricLines _metrics = new(new LineSink(Stream.Null), TimeProvider.System, InboundFunctionName);
    private readonly List<string> _taken = [];
    private readonly Dictionary<string, TimeSpan> _takenAt = new(StringComparer.Ordinal);
    private readonly Dictionary<InboundEvent, string> _sids = new(ReferenceEqualityComparer.Instance);

    private const string InboundFunctionName = "whatsapp-inbound-test";

    public SimulatedInbound(SimulationContext context, SimulatedWorld world, InboundScenario scenario, IAmazonSQS sqs)
    {
        (_context, _world, _sqs, Customer) = (context, world, sqs, scenario.Customer);
        _settings = new InboundSettings
        {
            ConversationsTable = TurnWorld.Settings.ConversationsTable,
            StageTable = TurnWorld.Settings.StageTable,
            TriggerLockTable = TurnWorld.Settings.TriggerLockTable,
            NumbersTable = InboundWorld.NumbersTable,
            QueueUrl = TurnWorld.Settings.QueueUrl,
            TwilioSecretId = TurnWorld.Settings.TwilioSecretId,
            SigningSecretIds = [TurnWorld.Settings.TwilioSecretId],
            QuietTime = scenario.QuietTime,
            LogLevel = Severity.Debug,
            Region = "eu-north-1",
            FunctionName = InboundFunctionName,
        };
        var index = world.Dynamo.CreateIndex(
            _settings.ConversationsTable,
            Contract.Conversations.Index,
            new KeySchema(Contract.Conversations.IndexCompanyNumber, Contract.Conversations.IndexRecipient),
            Contract.Conversations.ProjectedByIndex);
        world.Dynamo.Create(_settings.NumbersTable, new KeySchema(Contract.Numbers.CompanyNumber));
        if (scenario.HasLateIndex)
        {
            Index = new LateIndex(context, () => world.Adversary.IndexLag());
            index.Items = Index.Items;
        }

        world.Dynamo[_settings.NumbersTable].Put(new()
        {
            [Contract.Numbers.CompanyNumber] = Av.S(TurnWorld.Company),
            [Contract.Numbers.AssistantId] = Av.S(FakeAssistants.Id),
            [Contract.Numbers.AnswerNewCustomers] = Av.Bool(scenario.IsOfNewCustomer),
        });
        Processes = new InboundProcesses(context, () => world.Adversary.Skew(), Compose);
        _webhooks = new SimulatedWebhooks(context, Processes, () => world.Adversary.PlanWebhook(), scenario.RepeatsWebhooks);
        _sweeps = new SweepSchedule(
            context, () => Processes.Invoke(Sweep, isColdStart: false, _ => { }), MayFindSomething, () => IsUnderWay, scenario.MoreSweeps);
    }

    public InboundProcesses Processes { get; }

    /// <summary>Nothing: it always knows what stands in the table.</summary>
    public LateIndex? Index { get; }

    public CustomerKind Customer { get; }

    /// <summary>Between a webhook and its trigger.</summary>
    public TimeSpan QuietTime => _settings.QuietTime;

    /// <summary>All that the customer wrote, as far as the provider took it.</summary>
    public IReadOnlyList<string> Taken => _taken;

    /// <summary>When the provider took a message.</summary>
    public TimeSpan TakenAt(string sid) => _takenAt[sid];

    /// <summary>Messages that a CRITICAL record names: a person asks the customer.</summary>
    public HashSet<string> LeftToAPerson { get; } = new(StringComparer.Ordinal);

    /// <summary>A turn has recorded the message.</summary>
    public Func<string, bool> IsRecorded { get; set; } = _ => false;

    public bool OwesTriggerIn(SimulatedConversation conversation) => conversation.Locks.OwesTrigger;

    public bool IsUnderWay => _taken.Exists(sid => !HasTrigger(sid) && !IsRecorded(sid));

    public bool IsUnderWayWith(string sid) => !HasTrigger(sid);

    public bool HasTrigger(string sid)
    {
        foreach (var conversation in _world.CustomersConversations)
        {
            if (conversation.Locks.HasTrigger(sid))
                return true;
        }

        return false;
    }

    /// <returns>Nothing when the request is not one of a message.</returns>
    public string? SidOf(InboundEvent webhook) => _sids.GetValueOrDefault(webhook);

    public void Receive(Arrival arrival)
    {
        _world.Phone.Receive(arrival.Sid, arrival.Body, arrival.IsSpoken);
        if (_takenAt.TryAdd(arrival.Sid, _context.Timeline.Now))
            _taken.Add(arrival.Sid);
        _context.Note($"the provider takes {arrival.Sid}{(arrival.HasNoWebhook ? ", and no webhook of it arrives" : "")}");
        _sweeps.Wake();
        if (arrival.HasNoWebhook)
            return;

        var webhook = Forms.GetOrAdd((arrival.Sid, arrival.Body, arrival.IsSpoken), static message => Form(message.Sid, message.Body, message.IsSpoken));
        _sids[webhook] = arrival.Sid;
        _webhooks.Post(webhook);
    }

    /// <summary>A part of a reply did not arrive.</summary>
    public void ReportUndelivered(string sid, string conversationId)
    {
        _context.Note($"{sid} did not arrive");
        _webhooks.Post(Failures.GetOrAdd(
            (sid, conversationId), static part => SignedWebhook.Status(part.Sid, "undelivered", 63016, part.ConversationId).Event()));
    }

    private static InboundEvent Form(string sid, string body, bool isSpoken)
    {
        var message = SignedWebhook.Message(sid, body);
        return (isSpoken ? message.With(("NumMedia", "1"), ("MediaUrl0", sid), ("MediaContentType0", MediaType)) : message).Event();
    }

    private bool MayFindSomething() => _world.Staged.Count > 0 || _taken.Exists(sid => !IsRecorded(sid));

    private InboundFunction Compose(Worker worker) => new(new InboundServices
    {
        Settings = _settings,
        Dynamo = _world.Dynamo.Client,
        Sqs = _sqs,
        Secrets = new SimulatedSecrets(_context, _world.Network),
        Inbox = new SimulatedInbox(_context, _world.Network, _world.Phone),
        Time = worker.Time,
        Log = new InboundLog(_context, sid => LeftToAPerson.Add(sid)),
        Metrics = _metrics,
    });
}
