using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;
using App.Tests.Fakes;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Inbound.Hosting;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace App.Tests.Inbound.Support;

/// <summary>Both functions as they are deployed, over the same stores in memory: from the phone to the reply.</summary>
internal sealed class InboundWorld
{
    public const string Company = TurnWorld.Company;
    public const string Customer = TurnWorld.Channel;
    public const string ConversationId = TurnWorld.ConversationId;
    public const string StackToken = "token-of-the-stack";
    public const string NumbersTable = "numbers";

    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Whatever hangs, but not by a test's will, is a failed test.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly MemoryStream _output = new();
    private int _delivered;

    public InboundWorld()
    {
        Index = Dynamo.CreateIndex(
            Settings.ConversationsTable,
            Contract.Conversations.Index,
            new KeySchema(Contract.Conversations.IndexCompanyNumber, Contract.Conversations.IndexRecipient),
            Contract.Conversations.ProjectedByIndex);
        Dynamo.Create(NumbersTable, new KeySchema(Contract.Numbers.CompanyNumber));
        Tokens = new FakeTokens(Faults);
        Tokens.Store(Settings.TwilioSecretId, StackToken);
        Inbox = new FakeInbox(Faults);
        Turns.Model.Otherwise = _ => FakeModel.Says("the reply");
        Function = NewFunction();
    }

    /// <summary>The reply function and all that both share.</summary>
    public TurnWorld Turns { get; } = new();

    public FakeClock Clock => Turns.Clock;

    public FaultInjector Faults => Turns.Faults;

    public InMemoryDynamoDb Dynamo => Turns.Dynamo;

    public FakeQueue Queue => Turns.Queue;

    public SecondaryIndex Index { get; }

    public FakeTokens Tokens { get; }

    public FakeInbox Inbox { get; }

    public RecordingLog Log { get; } = new();

    public InboundFunction Function { get; private set; }

    public InboundSettings Settings { get; set; } = new()
    {
        ConversationsTable = TurnWorld.Settings.ConversationsTable,
        StageTable = TurnWorld.Settings.StageTable,
        TriggerLockTable = TurnWorld.Settings.TriggerLockTable,
        NumbersTable = NumbersTable,
        QueueUrl = TurnWorld.Settings.QueueUrl,
        TwilioSecretId = TurnWorld.Settings.TwilioSecretId,
        QuietTime = TimeSpan.FromSeconds(10),
        LogLevel = Severity.Debug,
        Region = "eu-north-1",
        FunctionName = "whatsapp-inbound-test",
    };

    public IReadOnlyList<Dictionary<string, AttributeValue>> Staged => [.. Turns.Staged.Items];

    public IReadOnlyList<string> StagedSids => [.. Staged.Select(item => item[Contract.Stage.MessageSid].S).Order(StringComparer.Ordinal)];

    /// <summary>The lock of a conversation, not the receipts beside it.</summary>
    public Dictionary<string, AttributeValue>? Lock(string conversationId = ConversationId) =>
        Turns.Locks.Find(new() { [Contract.TriggerLock.ConversationId] = Av.S(conversationId) });

    public string Metrics => Encoding.UTF8.GetString(_output.ToArray());

    public IEnumerable<string> Calls => Faults.Calls.Select(call => call.ToString());

    /// <summary>Conversations that were made here, by their index attributes.</summary>
    public IEnumerable<Dictionary<string, AttributeValue>> Records => Turns.Conversations.Items;

    /// <summary>The sum of a metric over all that was written.</summary>
    public double Metric(string name) => Metrics.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Sum(line => line.TryGetProperty(name, out var value) ? value.GetDouble() : 0);

    /// <summary>A conversation that the index knows.</summary>
    public InboundWorld WithConversation(Action<Dictionary<string, AttributeValue>>? change = null)
    {
        Turns.WithConversation(item =>
        {
            item[Contract.Conversations.IndexCompanyNumber] = Av.S(Company);
            item[Contract.Conversations.IndexRecipient] = Av.S(Customer);
            item[Contract.Conversations.UpdatedAt] = Av.S(Timestamp.Of(Clock.GetUtcNow()));
            change?.Invoke(item);
        });
        return this;
    }

    public InboundWorld WithNumber(Action<Dictionary<string, AttributeValue>>? change = null)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Contract.Numbers.CompanyNumber] = Av.S(Company),
            [Contract.Numbers.AssistantId] = Av.S(FakeAssistants.Id),
        };
        change?.Invoke(item);
        Dynamo[NumbersTable].Put(item);
        return this;
    }

    /// <summary>A stack that knows every secret that a signature can be of: its own, and those of tenants.</summary>
    public InboundWorld ListingSigners(params string[] tenants)
    {
        Settings = Settings with { SigningSecretIds = [Settings.TwilioSecretId, .. tenants] };
        Restart();
        return this;
    }

    /// <summary>The process is gone; the next one knows nothing.</summary>
    public void Restart()
    {
        Faults.Restart();
        Tokens.EmptyCache();
        Function = NewFunction();
    }

    public Task<APIGatewayHttpApiV2ProxyResponse> Begin(InboundEvent incoming)
    {
        return SingleThread.IsCurrent ? Handle() : Inline.Run(Handle);

        Task<APIGatewayHttpApiV2ProxyResponse> Handle() => Function.HandleAsync(incoming, FakeContext.Until(Clock.GetUtcNow() + FunctionTimeout, Clock));
    }

    /// <summary>The process dies at a point of a call; then there is a new one.</summary>
    public void Kill(InboundEvent incoming, Func<ExternalCall, bool> matches, CallPhase phase)
    {
        SingleThread.Run(async () =>
        {
            var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Faults.Crash(call => matches(call) && died.TrySetResult(), phase);
            await Task.WhenAny(Begin(incoming), died.Task);
            if (!died.Task.IsCompleted)
                throw new InvalidOperationException("The process did not come to the point where it should have died.");
        });
        Restart();
    }

    public Task<APIGatewayHttpApiV2ProxyResponse> Call(InboundEvent incoming) => Begin(incoming).WaitAsync(Guard);

    public async Task<int> Post(SignedWebhook webhook) => (await Call(webhook.Event())).StatusCode;

    /// <summary>Twilio takes a message of the customer, and lists it from then on.</summary>
    public void Take(string sid, string body, IReadOnlyList<CustomerMedia>? media = null, string? type = null) => Inbox.Messages.Add(new()
    {
        Sid = sid,
        From = $"whatsapp:{Customer}",
        To = $"whatsapp:{Company}",
        Body = body,
        Type = type,
        Media = media ?? [],
        TakenAt = Clock.GetUtcNow(),
    });

    public Task Sweep() => Call(new InboundEvent { Sweep = true });

    /// <summary>The triggers that can be received by now, each once, to the reply function.</summary>
    public async Task DeliverTriggers()
    {
        while (_delivered < Queue.Sent.Count && Queue.Sent[_delivered].VisibleAt <= Clock.GetUtcNow())
        {
            var body = Queue.Sent[_delivered++].Body;
            await Turns.Invoke(Turns.Message(body: body));
        }
    }

    private InboundFunction NewFunction() => new(new InboundServices
    {
        Settings = Settings,
        Dynamo = Dynamo.Client,
        Sqs = Queue.Client,
        Secrets = Tokens,
        Inbox = Inbox,
        Time = Clock,
        Log = Log,
        Metrics = new MetricLines(new LineSink(_output), Clock, Settings.FunctionName),
    });
}
