using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.SQSEvents;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Hosting;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Replies.Turns.HandOffs;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Fakes.Turns;

/// <summary>
/// The function as it is deployed, over stores and providers in memory. Nothing runs beside the test: whatever waits, waits for the
/// clock that the test moves.
/// </summary>
internal sealed class TurnWorld
{
    public const string Channel = "+447700900123";
    public const string ConversationId = "ci-aaa-001#pi-aaa-001#447700900123";
    public const string Company = "+447700900456";

    public static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(600);

    private int _messages;

    public TurnWorld()
    {
        Faults = new FaultInjector();
        Dynamo = CreateTables(new InMemoryDynamoDb(Faults));
        Staged.ExpireBy(Contract.Stage.ExpiresAt, Clock.GetUtcNow);
        Locks.ExpireBy(Contract.TriggerLock.ExpiresAt, Clock.GetUtcNow);
        Queue = new FakeQueue(Faults, Clock);
        Model = new FakeModel(Faults);
        Phone = new FakePhone(Faults, Clock);
        Transcriber = new FakeTranscriber(Faults);
    }

    public FakeClock Clock { get; } = new();

    public FaultInjector Faults { get; }

    public InMemoryDynamoDb Dynamo { get; }

    public FakeQueue Queue { get; }

    public FakeModel Model { get; }

    public FakePhone Phone { get; }

    public FakeTranscriber Transcriber { get; }

    public FakeAssistants Assistants { get; } = new();

    public FixedSecrets<OpenAiKey> Keys { get; } = new(new Result<OpenAiKey>.Success(new("key")));

    public FixedSecrets<TwilioCredentials> Credentials { get; } = new(new Result<TwilioCredentials>.Success(new("ACaccount", "token")));

    public RecordingLog Log { get; } = new();

    public RecordingMetrics Metrics { get; } = new();

    public SeededChance Chance { get; } = new();

    public TurnOptions Options { get; set; } = new();

    public Func<string, IReadOnlyList<string>> Split { get; set; } = text => ReplySplitter.Split(text);

    public static FunctionSettings Settings { get; } = new()
    {
        ConversationsTable = "conversations",
        StageTable = "stage",
        TriggerLockTable = "locks",
        AssistantsTable = "assistants",
        QueueUrl = "https://sqs.local/queue",
        HeartbeatInterval = TimeSpan.FromSeconds(30),
        LogLevel = Severity.Debug,
        OpenAiSecretId = "stack-openai",
        TwilioSecretId = "stack-twilio",
        MaxReceiveCount = 12,
        HandOffQueueUrl = "https://sqs.local/hand-offs",
        FunctionName = "whatsapp-replies-test",
        Region = "eu-north-1",
    };

    /// <summary>A copy of the record as it stands in the table now.</summary>
    public Dictionary<string, AttributeValue> Record =>
        Values.Copy(Conversations.Find(Key(ConversationId)) ?? throw new InvalidOperationException("no record"));

    public string? Status => Record.GetValueOrDefault(Contract.Conversations.Status)?.S;

    public List<AttributeValue> Messages => Record.GetValueOrDefault(Contract.Conversations.Messages)?.L ?? [];

    public InMemoryTable Conversations => Dynamo[Settings.ConversationsTable];

    public InMemoryTable Staged => Dynamo[Settings.StageTable];

    public InMemoryTable Locks => Dynamo[Settings.TriggerLockTable];

    public TurnSummary Summary => Metrics.Summaries[^1];

    public IEnumerable<string> AwsCalls => Faults.Calls.Where(call => call.Service is "dynamodb" or "sqs").Select(call => call.ToString());

    public static InMemoryDynamoDb CreateTables(InMemoryDynamoDb dynamo)
    {
        dynamo.Create(Settings.ConversationsTable, new KeySchema(Contract.Conversations.PrimaryChannel, Contract.Conversations.ConversationId));
        dynamo.Create(Settings.StageTable, new KeySchema(Contract.Stage.ConversationId, Contract.Stage.MessageSid));
        dynamo.Create(Settings.TriggerLockTable, new KeySchema(Contract.TriggerLock.ConversationId));
        return dynamo;
    }

    public static Dictionary<string, AttributeValue> Key(string conversationId) => new()
    {
        [Contract.Conversations.PrimaryChannel] = Av.S(Channel),
        [Contract.Conversations.ConversationId] = Av.S(conversationId),
    };

    /// <summary>A conversation in the shape of the deployment plan.</summary>
    public TurnWorld WithConversation(Action<Dictionary<string, AttributeValue>>? change = null)
    {
        var item = Key(ConversationId);
        item[Contract.Conversations.Status] = Av.S("template_sent");
        item[Contract.Conversations.AiConfig] = Av.M(new()
        {
            [Contract.Conversations.OpenAiConfig] = Av.M(new()
            {
                [Contract.Conversations.WhatsApp] = Av.M(new() { [Contract.Conversations.AssistantId] = Av.S(FakeAssistants.Id) }),
            }),
        });
        item[Contract.Conversations.ChannelConfig] = Av.M(new()
        {
            [Contract.Conversations.WhatsApp] = Av.M(new() { [Contract.Conversations.CompanyNumber] = Av.S(Company) }),
        });
        item[Contract.Conversations.Messages] = Av.L(new List<AttributeValue>());
        change?.Invoke(item);
        Conversations.Put(item);
        return this;
    }

    public TurnWorld WithLock()
    {
        Locks.Put(new() { [Contract.TriggerLock.ConversationId] = Av.S(ConversationId) });
        return this;
    }

    /// <summary>Stages a message of the customer; by default written a minute ago.</summary>
    public TurnWorld Stage(string sid, string? body, Action<Dictionary<string, AttributeValue>>? change = null)
    {
        var item = new Dictionary<string, AttributeValue>
        {
            [Contract.Stage.ConversationId] = Av.S(ConversationId),
            [Contract.Stage.MessageSid] = Av.S(sid),
            [Contract.Stage.PrimaryChannel] = Av.S(Channel),
            [Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(Clock.GetUtcNow().AddMinutes(-1).AddMilliseconds(Staged.Count))),
        };
        if (body is not null)
            item[Contract.Stage.Body] = Av.S(body);
        change?.Invoke(item);
        Staged.Put(item);
        return this;
    }

    /// <summary>The provider has a message of the customer, which nobody has staged, or which has expired.</summary>
    public TurnWorld Receive(string sid, string body, DateTimeOffset? at = null)
    {
        Phone.Received.Add(new() { Sid = sid, From = Channel, To = Company, Body = body, TakenAt = at ?? Clock.GetUtcNow() });
        return this;
    }

    /// <summary>A message that the provider has, staged by a writer whose items live for a while.</summary>
    public TurnWorld Stage(string sid, string body, TimeSpan lifetime)
    {
        var now = Clock.GetUtcNow();
        Receive(sid, body, now);
        return Stage(sid, body, item =>
        {
            item[Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(now));
            item[Contract.Stage.ExpiresAt] = Av.N((now + lifetime).ToUnixTimeSeconds());
        });
    }

    /// <param name="receiveCount">How often it was delivered, this time too.</param>
    /// <param name="body">Nothing: a trigger of the conversation.</param>
    /// <param name="sentAt">Nothing: now.</param>
    public SQSEvent.SQSMessage Message(int receiveCount = 1, string? body = null, DateTimeOffset? sentAt = null) => new()
    {
        MessageId = string.Create(CultureInfo.InvariantCulture, $"message-{++_messages:d6}"),
        ReceiptHandle = string.Create(CultureInfo.InvariantCulture, $"receipt-{_messages:d6}"),
        Body = body ?? JsonSerializer.Serialize(new Dictionary<string, string>
        {
            [Contract.Trigger.ConversationId] = ConversationId,
            [Contract.Trigger.PrimaryChannel] = Channel,
        }),
        Attributes = new()
        {
            ["ApproximateReceiveCount"] = receiveCount.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = (sentAt ?? Clock.GetUtcNow()).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        },
    };

    public Function NewFunction() => new(new FunctionServices
    {
        Turns = new TurnServices
        {
            Settings = Settings,
            Dynamo = Dynamo.Client,
            Assistants = Assistants,
            Secrets = new SecretPrefetch(Keys, Credentials),
            Model = Model,
            Transcriber = Transcriber,
            Messengers = Phone,
            HandOffs = new HandOffQueue(Queue.Client, Settings.HandOffQueueUrl),
            Split = Split,
            Time = Clock,
            Chance = Chance,
            Options = Options,
        },
        Sqs = Queue.Client,
        Log = Log,
        Metrics = Metrics,
    });

    /// <summary>Begins an invocation; it has run up to its first wait when this returns.</summary>
    public Task<SQSBatchResponse> Begin(params SQSEvent.SQSMessage[] messages) => Inline.Run(
        () => NewFunction().HandleAsync(new SQSEvent { Records = [.. messages] }, FakeContext.Until(Clock.GetUtcNow() + FunctionTimeout, Clock)));

    /// <summary>Moves the clock from timer to timer until the invocation has ended.</summary>
    public async Task<SQSBatchResponse> End(Task<SQSBatchResponse> invocation)
    {
        while (!invocation.IsCompleted)
        {
            if (!Clock.AdvanceToNextTimer())
                throw new InvalidOperationException("The invocation waits for something that is not the clock.");
        }

        return await invocation;
    }

    public Task<SQSBatchResponse> Invoke(params SQSEvent.SQSMessage[] messages) => End(Begin(messages));

    /// <summary>Begins an invocation that dies on its way.</summary>
    public async Task Kill(int receiveCount = 1)
    {
        var invocation = Begin(Message(receiveCount));
        while (!Faults.HasCrashed)
        {
            if (invocation.IsCompleted)
                throw new InvalidOperationException($"The invocation did not die: {(await invocation).BatchItemFailures.Count} failures.");
            if (!Clock.AdvanceToNextTimer())
                throw new InvalidOperationException("The invocation waits for something that is not the clock.");
        }

        Clock.Forget();
        Faults.Restart();
    }

    /// <summary>Until every claim that a worker of now could hold has ended, unless it is renewed.</summary>
    public void OutlastClaims() => Clock.Advance(Options.Lease + TimeSpan.FromSeconds(1));

    /// <summary>One trigger, delivered once more or for the first time.</summary>
    /// <returns>It was acknowledged.</returns>
    public async Task<bool> Deliver(int receiveCount = 1, DateTimeOffset? sentAt = null) =>
        (await Invoke(Message(receiveCount, sentAt: sentAt))).BatchItemFailures.Count == 0;
}
