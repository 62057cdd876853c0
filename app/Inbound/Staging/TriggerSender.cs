using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.TriggerLock;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Debouncing: one trigger for all that a customer writes in one breath: whoever gets the lock sends it. The lock names the message that got it, so
/// that a webhook that
/// died between lock and trigger sends the trigger when it is repeated.
/// </summary>
internal sealed class TriggerSender(IAmazonDynamoDB dynamo, IAmazonSQS sqs, string lockTable, string queueUrl, TimeProvider time)
{
    /// <summary>After the quiet time a trigger is due; what is staged and has none after this is found by the sweep.</summary>
    // guard: A trigger is missed soon after the quiet time
    public static readonly TimeSpan AfterQuietTime = TimeSpan.FromMinutes(2);

    /// <summary>A sweep's lock ends before the next sweep: should this one die with it, that one sends the trigger.</summary>
    private static readonly TimeSpan UntilTheNextSweep = TimeSpan.FromSeconds(50);

    /// <summary>
    /// Of what a message has waited already. While replies are paused, or behind, a trigger of every sweep would be a queue full of triggers that find nothing
    /// to do, which those behind them wait for.
    /// </summary>
    private const int PartOfTheWait = 4;

    private static readonly TimeSpan LongestBetween = TimeSpan.FromMinutes(14.5);

    /// <summary>A lock whose end nobody can tell is held by nobody who will ever end it.</summary>
    private const string IsFree =
        $"attribute_not_exists({Names.ConversationId}) OR {Names.ExpiresAt} < :now OR NOT attribute_type({Names.ExpiresAt}, :number)";

    // guard: A message takes its own lock once more
    private const string IsFreeOrOwn = $"{IsFree} OR {Names.MessageSid} = :sid";

    /// <summary>
    /// The sweep is there for messages whose own webhook died: it takes over what such a webhook has left, a lock that is about to end, but not the
    /// lock of a sweep that comes twice.
    /// </summary>
    private const string IsFreeOrAboutToEnd = $"{IsFree} OR ({Names.MessageSid} = :sid AND {Names.ExpiresAt} < :soon)";

    /// <summary>Between a fragment's time and its webhook's lock: the 15 seconds in which Twilio repeats a webhook, and the clocks.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    /// <returns>A trigger was sent; else another message's is on its way.</returns>
    public async Task<bool> SendAsync(ConversationKey conversation, string sid, TimeSpan quietTime, CancellationToken cancellationToken)
    {
        if (!await TakeAsync(conversation, sid, quietTime + AfterQuietTime, IsFreeOrOwn, Values(sid), cancellationToken))
            return false;

        await SendAsync(conversation, quietTime, cancellationToken);
        return true;
    }

    /// <summary>At once, for a message that is overdue.</summary>
    /// <param name="conversation">Whose it is.</param>
    /// <param name="sid">The message.</param>
    /// <param name="waited">How long by now; nothing when nobody can tell.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<bool> SendOverdueAsync(ConversationKey conversation, string sid, TimeSpan? waited, CancellationToken cancellationToken)
    {
        var values = Values(sid);
        values[":soon"] = Av.N((time.GetUtcNow() + Soon).ToUnixTimeSeconds());
        var wait = (waited ?? TimeSpan.Zero) / PartOfTheWait;
        var lifetime = wait < UntilTheNextSweep ? UntilTheNextSweep : wait > LongestBetween ? LongestBetween : wait;
        if (!await TakeAsync(conversation, sid, lifetime, IsFreeOrAboutToEnd, values, cancellationToken))
            return false;

        await SendAsync(conversation, TimeSpan.Zero, cancellationToken);
        return true;
    }

    private Dictionary<string, AttributeValue> Values(string sid) => new()
    {
        [":now"] = Av.N(time.GetUtcNow().ToUnixTimeSeconds()),
        [":number"] = Av.S("N"),
        [":sid"] = Av.S(sid),
    };

    private async Task<bool> TakeAsync(
        ConversationKey conversation,
        string sid,
        TimeSpan lifetime,
        string condition,
        Dictionary<string, AttributeValue> values,
        CancellationToken cancellationToken)
    {
        var expiresAt = Av.N((time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = lockTable,
                    Item = new()
                    {
                        [Names.ConversationId] = Av.S(conversation.ConversationId),
                        [Names.MessageSid] = Av.S(sid),
                        [Names.ExpiresAt] = expiresAt,
                    },
                    // guard: A lock that stands is left to whoever has it
                    ConditionExpression = condition,
                    ExpressionAttributeValues = values,
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException refused)
        {
            // The client repeats a write whose answer was lost: then it is our own lock that stands in the way.
            return refused.Item is { } item
                && item.GetValueOrDefault(Names.MessageSid)?.S == sid
                && item.GetValueOrDefault(Names.ExpiresAt)?.N == expiresAt.N;
        }
    }

    private Task<SendMessageResponse> SendAsync(ConversationKey conversation, TimeSpan delay, CancellationToken cancellationToken) => sqs.SendMessageAsync(
        new SendMessageRequest { QueueUrl = queueUrl, MessageBody = TriggerBody.Of(conversation, time.GetUtcNow()), DelaySeconds = (int)delay.TotalSeconds },
        cancellationToken);
}
