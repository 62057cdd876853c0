using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS.Model;
using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Replies.Turns.HandOffs;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Simulation.World;

/// <summary>
/// Simulated world around the functions: stores, queue, providers, other systems, one instance of the function that replies for each delivery, and in most runs
/// the inbound function in front of it.
/// </summary>
internal sealed class SimulatedWorld
{
    /// <summary>Less than the default: more triggers come to the dead-letter queue.</summary>
    public const int MaxReceiveCount = 5;

    private const string SecondId = "ci-bbb-002#pi-bbb-002#447700900123";

    private readonly Scenario _scenario;
    private readonly FakeQueue _client;
    private readonly SimulatedAssistants _assistants;
    private readonly SecretPrefetch _secrets = new(
        new FixedSecrets<OpenAiKey>(new Result<OpenAiKey>.Success(new("key"))),
        new FixedSecrets<TwilioCredentials>(new Result<TwilioCredentials>.Success(new("ACaccount", "token"))));

    private readonly SimulatedModel _model;
    private readonly SimulatedTranscriber _transcriber;
    private readonly FunctionSettings _settings;

    /// <summary>What a read can still see that does not ask for consistency.</summary>
    private List<Dictionary<string, AttributeValue>> _older = [];

    public SimulatedWorld(SimulationContext context, Scenario scenario, IAdversary adversary)
    {
        Context = context;
        _scenario = scenario;
        Adversary = adversary;
        _settings = TurnWorld.Settings with { HeartbeatInterval = scenario.HeartbeatInterval, MaxReceiveCount = MaxReceiveCount };

        Network = new SimulatedNetwork(context, () => Adversary) { Land = Land };
        Dynamo = TurnWorld.CreateTables(new InMemoryDynamoDb(Network));
        Staged.ExpireBy(Contract.Stage.ExpiresAt, () => context.Timeline.UtcNow);
        Dynamo.PageBytes = scenario.PageBytes;
        Dynamo.LeavesUnprocessed = (table, _) => IsLeftUndone(table);
        CustomersConversations = [.. CustomersOf(scenario).Select((key, index) => new SimulatedConversation(index + 1, key, Conversations, Locks))];
        Queue = new SimulatedQueue(context, scenario.FunctionTimeout, MaxReceiveCount, IdIn) { Plan = () => Adversary.PlanDelivery() };
        _client = new FakeQueue(Network, TimeProvider.System) { OnChange = Queue.Change, OnSend = Send };
        Phone = new SimulatedPhone(context, Network, scenario.SameTexts || scenario.HidesBodies ? _ => "" : text => text, scenario.HidesBodies);
        Phone.HasSentLongAgo("r0.1");
        Dynamo.ReadEventually = (table, partition) => context.Random.Next(2) == 0
            ? _older.Where(item => item[Contract.Stage.ConversationId].S == partition)
            : table.Partition(partition);
        _transcriber = new SimulatedTranscriber(context, Network);
        _model = new SimulatedModel(context, Network, scenario.Parts, scenario.ModelHandsOff);
        _assistants = new SimulatedAssistants(context, Network);
        Staging = new StagingSystem(context, Staged, Locks, Queue, () => Adversary.WebhookPause(), scenario) { Taken = Phone.Receive, AboutToStage = Snapshot };
        Inbound = scenario.Inbound is { } inbound ? new SimulatedInbound(context, this, inbound, _client.Client) : null;
        Intake = Inbound is not null ? Inbound : Staging;
        Mapping = new SimulatedMapping(context, Queue, scenario.FunctionTimeout, Compose);
        Queue.Deliver = Mapping.Start;
        Others = new OtherSystems(context, this, scenario);
    }

    public SimulationContext Context { get; }

    public IAdversary Adversary { get; set; }

    public SimulatedNetwork Network { get; }

    public InMemoryDynamoDb Dynamo { get; }

    public SimulatedQueue Queue { get; }

    /// <summary>What the hand-off queue was told, in order.</summary>
    public IReadOnlyList<string> HandOffs => _client.HandOffs;

    public SimulatedPhone Phone { get; }

    /// <summary>Through which the customer's messages come.</summary>
    public IIntake Intake { get; }

    public StagingSystem Staging { get; }

    /// <summary>Nothing: another system stages.</summary>
    public SimulatedInbound? Inbound { get; }

    public SimulatedMapping Mapping { get; }

    public OtherSystems Others { get; }

    /// <summary>By which clocks may differ.</summary>
    public TimeSpan Margin => _scenario.Options.ClockSkewMargin;

    public InMemoryTable Conversations => Dynamo[_settings.ConversationsTable];

    public InMemoryTable Staged => Dynamo[_settings.StageTable];

    public InMemoryTable Locks => Dynamo[_settings.TriggerLockTable];

    /// <summary>All that the customer has, or can come to have, with the company's number.</summary>
    public IReadOnlyList<SimulatedConversation> CustomersConversations { get; }

    /// <summary>The one that other systems and people work on.</summary>
    public SimulatedConversation Main => CustomersConversations[0];

    /// <summary>Told of CRITICAL records by the id of the message that they name, and whether one is what its trigger came to.</summary>
    public Action<string, bool> Critical { get; set; } = (_, _) => { };

    /// <summary>Called before a fragment is staged: replicas do not have it yet.</summary>
    public void Snapshot() => _older = Staged.Items.ToList();

    /// <returns>Nothing: no conversation of the customer's is called so.</returns>
    public SimulatedConversation? Find(string conversationId)
    {
        foreach (var conversation in CustomersConversations)
        {
            if (conversation.Id == conversationId)
                return conversation;
        }

        return null;
    }

    private static IEnumerable<ConversationKey> CustomersOf(Scenario scenario)
    {
        if (scenario.Inbound is { IsOfNewCustomer: true })
            yield return NewConversations.KeyOf(TurnWorld.Company, TurnWorld.Channel);
        if (scenario.Inbound is not { Customer: CustomerKind.New })
            yield return new(TurnWorld.Channel, TurnWorld.ConversationId);
        if (scenario.Inbound is { Customer: CustomerKind.WithTwo })
            yield return new(TurnWorld.Channel, SecondId);
    }

    private void Send(SendMessageRequest request)
    {
        var sent = Queue.Send(request.MessageBody, TimeSpan.FromSeconds(request.DelaySeconds ?? 0));
        if (Context.Acting is { IsInbound: true } worker)
            Find(sent.ConversationId)?.Locks.Sent(worker);
    }

    private static string IdIn(string trigger)
    {
        using var body = JsonDocument.Parse(trigger);
        return body.RootElement.GetProperty(Contract.Trigger.ConversationId).GetString()!;
    }

    private Function Compose(Worker worker)
    {
        var log = new SimulatedLog(Context, (id, isOutcome) => Critical(id, isOutcome));
        return new Function(new FunctionServices
        {
            Turns = new TurnServices
            {
                Settings = _settings,
                Dynamo = Dynamo.Client,
                Assistants = _assistants,
                Secrets = _secrets,
                Model = _model,
                Transcriber = _transcriber,
                Messengers = Phone,
                HandOffs = new HandOffQueue(_client.Client, _settings.HandOffQueueUrl),
                Split = SimulatedModel.Split,
                Time = worker.Time,
                Chance = new SeededChance(Context.Random.Next(), worker.Name),
                Options = _scenario.Options,
            },
            Sqs = _client.Client,
            Log = log,
            Metrics = log,
        });
    }

    private bool IsLeftUndone(string table)
    {
        var worker = Context.Acting!;
        return worker.Unprocessed.Contains(table)
            || (worker.Plans.Values.Any(plan => plan.Fault == CallFault.Unprocessed) && Context.Random.Next(2) == 0);
    }

    private void Land(ExternalCall call)
    {
        try
        {
            _ = call.Request switch
            {
                UpdateItemRequest request => Dynamo.UpdateItemAsync(request, default),
                PutItemRequest request => Dynamo.PutItemAsync(request, default),
                DeleteItemRequest request => Dynamo.DeleteItemAsync(request, default),
                BatchWriteItemRequest request => Dynamo.BatchWriteItemAsync(request, default),
                SendMessageRequest request => _client.SendAsync(request, default),
                ChangeMessageVisibilityRequest request => _client.ChangeAsync(request, default),
                OutboundPart part => Accept(call, part),
                _ => Task.CompletedTask,
            };
        }
        catch (Exception exception) when (exception is not InvalidOperationException)
        {
            Context.Note($"it is refused: {exception.GetType().Name}");
        }
    }

    private Task Accept(ExternalCall call, OutboundPart part)
    {
        if (call.Operation == "Send")
            Phone.Accept(part);
        return Task.CompletedTask;
    }
}
