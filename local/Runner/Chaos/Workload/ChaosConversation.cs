using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>Conversation of one customer, with everything that the customer wrote in it.</summary>
internal sealed class ChaosConversation
{
    /// <summary>As the record of the sample says.</summary>
    public const string Company = "+447700900456";

    private const int OldMessages = 70;
    private static readonly TimeSpan Age = TimeSpan.FromDays(5);

    private readonly ConcurrentQueue<string> _written = new();
    private int _last;

    public ChaosConversation(int number)
    {
        Number = number;
        Channel = string.Create(CultureInfo.InvariantCulture, $"+4479{number:D8}");
        Id = string.Create(CultureInfo.InvariantCulture, $"ci-chaos#pi-{number}#{Channel[1..]}");
        Kind = (number % 100, number % 10, number % 7) switch
        {
            (5, _, _) => ConversationKind.WrongAssistant,
            (_, 3, _) => ConversationKind.LongHistory,
            (_, 7, _) => ConversationKind.NeverWrittenTo,
            (_, _, 2) => ConversationKind.KeptByProvider,
            _ => ConversationKind.None,
        };
    }

    public int Number { get; }

    public string Channel { get; }

    /// <summary>Of a record that is there before the customer writes.</summary>
    public string Id { get; }

    public string ServerConversation => string.Create(CultureInfo.InvariantCulture, $"conv_chaos{Number}");

    public ConversationKind Kind { get; }

    public IReadOnlyList<string> Written => [.. _written];

    /// <summary>Staged by somebody who lets items live for seconds.</summary>
    public bool ItemsExpireSoon => Number % 5 == 1;

    /// <summary>Lists show no text of it. What expired unseen could then not be had again: no conversation is both.</summary>
    public bool IsRedacted => Number % 5 is 2 or 3;

    public bool HasRecord => Kind != ConversationKind.NeverWrittenTo;

    /// <summary>Ids of the messages that were on the record at the beginning.</summary>
    public IReadOnlyList<string> Before { get; private set; } = [];

    /// <summary>What the customer writes next; no two are the same.</summary>
    public string NextText() =>
        string.Create(CultureInfo.InvariantCulture, $"Message {Interlocked.Increment(ref _last)} of conversation {Number}. Is the post still open?");

    public void Wrote(string sid) => _written.Enqueue(sid);

    public Dictionary<string, AttributeValue> Record(DateTimeOffset now)
    {
        var record = Sample.ReadAll().Single(sample => sample.Name == "nested").Conversation.DeepClone().AsObject();
        record[Contract.Conversations.PrimaryChannel] = Channel;
        record[Contract.Conversations.ConversationId] = Id;
        record[Contract.Conversations.IndexRecipient] = Channel;
        if (Kind == ConversationKind.KeptByProvider) record[Contract.Conversations.ThreadId] = ServerConversation;
        if (Kind == ConversationKind.WrongAssistant) Assistant(record)[Contract.Conversations.AssistantId] = "asst_that_nobody_made";
        if (Kind == ConversationKind.LongHistory) record[Contract.Conversations.Messages] = History(now - Age);
        Before = [.. record[Contract.Conversations.Messages]!.AsArray().Select(entry => entry![Contract.Messages.MessageId]!.GetValue<string>())];
        return Document.FromJson(record.ToJsonString()).ToAttributeMap();
    }

    private static JsonNode Assistant(JsonObject record) =>
        record[Contract.Conversations.AiConfig]![Contract.Conversations.OpenAiConfig]![Contract.Conversations.WhatsApp]!;

    private JsonArray History(DateTimeOffset from) =>
        new([.. Enumerable.Range(0, OldMessages).Select(index => (JsonNode)new JsonObject
        {
            [Contract.Messages.MessageId] = string.Create(CultureInfo.InvariantCulture, $"SMold{Number:x13}{index:x16}"),
            [Contract.Messages.Timestamp] = (from + TimeSpan.FromMinutes(index)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            [Contract.Messages.Role] = index % 2 == 0 ? Contract.Messages.UserRole : Contract.Messages.AssistantRole,
            [Contract.Messages.Content] = $"Old message {index}.",
        })]);
}
