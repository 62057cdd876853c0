using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using WhatsAppReplies.Shared.Dynamo;

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
        await queues.SendMessageAsync(triggers, letter.Body, cancellationToken);
        await letters.DeleteAsync(letter, cancellationToken);
    }

    /// <summary>
    /// Takes one off the queue that nobody waits for, by the function's own rule: the lock goes first, then it is looked again, and only what then has
    /// nothing to answer is done.
    /// </summary>
    /// <returns>What it has come to, where something is to be answered after all.</returns>
    public async Task<Standing?> DiscardAsync(DeadLetter letter, ConversationKey conversation, Judge judge, CancellationToken cancellationToken)
    {
        await tables.DeleteItemAsync(
            new DeleteItemRequest { TableName = locks, Key = new() { [Contract.TriggerLock.ConversationId] = Av.S(conversation.ConversationId) } }, cancellationToken);
        var standing = await judge.OfAsync(letter, cancellationToken);
        if (standing is not Standing.Answered)
            return standing;

        await letters.DeleteAsync(letter, cancellationToken);
        return null;
    }
}
