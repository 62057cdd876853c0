using System.Text.Json;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Runner.Chaos.DeadLetters;

namespace WhatsAppReplies.Local.Runner.Chaos.Workload;

/// <summary>The operator of the dead-letter queue: looks up the reason, repairs the record where it is wrong, and redrives the trigger.</summary>
internal sealed class Operator(LocalCloud cloud, IReadOnlyDictionary<string, ChaosConversation> conversations, DeadLetterAnalysis analysis, Counts counts)
{
    private const int LongPollSeconds = 5;

    private readonly Lock _gate = new();
    private readonly List<(int Conversation, string MessageId)> _letters = [];

    /// <summary>With what is known by now.</summary>
    public IReadOnlyList<DeadLetter> Letters
    {
        get
        {
            lock (_gate) return [.. _letters.Select(letter => new DeadLetter(letter.Conversation, analysis.Reason(letter.MessageId)))];
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var receive = new ReceiveMessageRequest { QueueUrl = cloud.Stack.DeadLetterQueueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = LongPollSeconds };
        while (true)
        {
            foreach (var message in (await cloud.Sqs.ReceiveMessageAsync(receive, stop)).Messages ?? []) await HandleAsync(message, stop);
        }
    }

    private async Task HandleAsync(Message message, CancellationToken stop)
    {
        using var trigger = JsonDocument.Parse(message.Body);
        var conversation = conversations[trigger.RootElement.GetProperty(Contract.Trigger.PrimaryChannel).GetString()!];
        lock (_gate) _letters.Add((conversation.Number, message.MessageId));
        if (conversation.Kind == ConversationKind.WrongAssistant) await MendAsync(conversation, stop);

        // Sent before it is deleted: the other way round, whoever dies in between loses it.
        await cloud.Sqs.SendMessageAsync(cloud.Stack.Queue.Url, message.Body, stop);
        counts.Add("triggers sent by a person");
        await cloud.Sqs.DeleteMessageAsync(cloud.Stack.DeadLetterQueueUrl, message.ReceiptHandle, stop);
        counts.Add("dead letters redriven");
    }

    private async Task MendAsync(ChaosConversation conversation, CancellationToken stop)
    {
        await cloud.Tables.UpdateItemAsync(new()
        {
            TableName = cloud.Stack.ConversationsTable,
            Key = new() { [Contract.Conversations.PrimaryChannel] = new(conversation.Channel), [Contract.Conversations.ConversationId] = new(conversation.Id) },
            UpdateExpression = "SET ai_config.openai_config.whatsapp.assistant_id_replies = :assistant",
            ExpressionAttributeValues = new() { [":assistant"] = new("asst_recruitment_replies") },
        }, stop);
        counts.Add("records mended");
    }
}
