using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>Sender of dead letters back to the queue of triggers.</summary>
/// <param name="queues">The place's.</param>
/// <param name="triggers">Where they go.</param>
/// <param name="letters">Where they come from.</param>
/// <param name="tables">The place's.</param>
/// <param name="locks">The table of trigger locks.</param>
internal sealed class Sender(IAmazonSQS queues, string triggers, DeadLetterQueue letters, IAmazonDynamoDB tables, string locks)
{
    /// <summary>Sent before it is deleted: the other way round, whoever dies in between loses it. What is there twice finds nothing the second time.</summary>
    public async Task SendBackAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        await queues.SendMessageAsync(triggers, WithTimeOfSending(letter), cancellationToken);
        await letters.DeleteAsync(letter, cancellationToken);
    }

    /// <summary>
    /// To the queue it is a new message, sent now, and the function asks Twilio for what may have expired since a trigger was sent: a trigger whose writer does
    /// not say when that was says it from here on.
    /// </summary>
    private static string WithTimeOfSending(DeadLetter letter)
    {
        if (TriggerReader.Read(letter.Body) is not Result<Trigger>.Success { Value.SentAt: null })
            return letter.Body;

        var trigger = JsonNode.Parse(letter.Body)!.AsObject();
        trigger[Contract.Trigger.SentAt] = letter.SentAt.ToUnixTimeMilliseconds();
        return trigger.ToJsonString();
    }

    /// <summary>
    /// Takes one off the queue that nobody waits for, by the function's own rule: the lock goes first, then it is looked again, and only what then has
    /// nothing to answer is done.
    /// </summary>
    /// <returns>What it has come to, where something is to be answered after all.</returns>
    public async Task<Standing?> DiscardAsync(DeadLetter letter, ConversationKey conversation, Judge judge, CancellationToken cancellationToken)
    {
        await tables.DeleteItemAsync(
            new DeleteItemRequest { TableName = locks, Key = new() { [Contract.TriggerLock.ConversationId] = Av.S(conversation.ConversationId) } },
            cancellationToken);
        var standing = await judge.OfAsync(letter, cancellationToken);
        if (standing is not Standing.Answered)
            return standing;

        await letters.DeleteAsync(letter, cancellationToken);
        return null;
    }
}
