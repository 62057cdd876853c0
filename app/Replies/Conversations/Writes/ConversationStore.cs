using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Store of a conversation: carries out the rows of <see cref="TurnWrites"/> on one conversation.</summary>
internal sealed class ConversationStore(CountedDynamo dynamo, string table, ConversationKey key, TimeProvider time)
{
    private static readonly Dictionary<string, AttributeValue> Constants = new()
    {
        [":processing"] = Av.S(Contract.Statuses.Processing),
        [":replySent"] = Av.S(Contract.Statuses.ReplySent),
        [":retry"] = Av.S(Contract.Statuses.Retry),
        [":replyFailed"] = Av.S(Contract.Statuses.ReplyFailed),
        [":awaitingHuman"] = Av.S(Contract.Statuses.AwaitingHuman),
        [":false"] = Av.Bool(false),
        [":null"] = Av.Null,
        [":zero"] = Av.N(0),
        [":one"] = Av.N(1),
        [":number"] = Av.S("N"),
        [":nullType"] = Av.S("NULL"),
        [":empty"] = Av.L(new List<AttributeValue>()),
    };

    /// <param name="owner">A new token.</param>
    /// <param name="terms">Of the worker's claims.</param>
    /// <param name="stagedLifetime">What the worker has read of it; nothing: nothing, and what stands there stays.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<ClaimOutcome> ClaimAsync(string owner, LeaseTerms terms, AttributeValue? stagedLifetime, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deadline = terms.DeadlineAt(now);
        var values = new Dictionary<string, AttributeValue>
        {
            [":owner"] = Av.S(owner),
            [":messageId"] = Av.S(terms.MessageId),
            [":receiveCount"] = Av.N(terms.ReceiveCount),
            [":now"] = Av.N(now.ToUnixTimeMilliseconds()),
            [":deadline"] = Av.N(deadline.ToUnixTimeMilliseconds()),
            [":until"] = Av.N(terms.Until.ToUnixTimeMilliseconds()),
        };

        if (stagedLifetime is not null)
            values[":stagedLifetime"] = stagedLifetime;

        try
        {
            var claim = stagedLifetime is null ? TurnWrites.Claim : TurnWrites.ClaimNotingLifetime;
            var response = await UpdateAsync(claim, values, ReturnValue.ALL_OLD, cancellationToken);
            var before = response.Attributes;
            return Held(before, TurnItem.PreviousStatusBefore(before), TurnItem.IsProcessing(before), TurnItem.StepAfterClaim(before));
        }
        catch (ConditionalCheckFailedException refused)
        {
            if (refused.Item is not { Count: > 0 } item)
                return new ClaimOutcome.NoRecord();

            // The client repeats a write whose answer was lost: then it is our own claim that stands in the way.
            // guard: Our own earlier claim is recognised
            var isOurOwnEarlierAttempt = TurnItem.Owner(item) == owner;
            if (isOurOwnEarlierAttempt)
                return Held(item, TurnItem.Get(item, Names.PreviousStatus), takenOver: true, TurnItem.Number(item, Names.Step) ?? 0);

            return new ClaimOutcome.Busy(
                TurnItem.Deadline(item) ?? time.GetUtcNow(), TurnItem.Until(item), TurnItem.Get(item, Names.MessageId)?.S == terms.MessageId);
        }
        catch (AmazonDynamoDBException refused) when (AwsFault.IsInvalid(refused))
        {
            return new ClaimOutcome.Invalid();
        }

        ClaimOutcome.Held Held(Dictionary<string, AttributeValue> item, AttributeValue? previous, bool takenOver, long step) =>
            new(new Claim(owner, step, time.GetUtcNow(), deadline), item, previous, takenOver);
    }

    /// <summary>Renews the lease. Beside the turn's own writes and not among them: the step stays as it is.</summary>
    public async Task<RenewalOutcome> RenewAsync(string owner, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>
        {
            [":owner"] = Av.S(owner),
            [":deadline"] = Av.N(deadline.ToUnixTimeMilliseconds()),
        };

        try
        {
            await UpdateAsync(TurnWrites.Renew, values, ReturnValue.NONE, cancellationToken);
            return new RenewalOutcome.Renewed();
        }
        catch (ConditionalCheckFailedException refused)
        {
            if (refused.Item is not { Count: > 0 } item)
                return new RenewalOutcome.Lost(null);

            // Still ours: then what stands there is as late, by our own attempt whose answer was lost, or later.
            if (TurnItem.Owner(item) == owner)
                return new RenewalOutcome.Renewed();

            // The turn ended while the renewal was on its way.
            if (TurnItem.Get(item, Names.LastOwner)?.S == owner && TurnItem.Owner(item) is null)
                return new RenewalOutcome.Ended();

            return new RenewalOutcome.Lost(TurnItem.IsProcessing(item) ? TurnItem.Deadline(item) : null);
        }
    }

    /// <summary>
    /// Tells that no receive of this trigger comes any more: over a <c>retry</c> that one has left, or to the worker of one that holds the conversation still.
    /// Where the record says something else, somebody else has to answer for it.
    /// </summary>
    public async Task EndRetriesAsync(LeaseTerms terms, Failure failure, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, AttributeValue>
        {
            [":messageId"] = Av.S(terms.MessageId),
            [":receiveCount"] = Av.N(terms.ReceiveCount),
            [":reason"] = Av.S(failure.ToString()),
            [":at"] = Av.S(Timestamp.Of(time.GetUtcNow())),
        };

        // The claim may end between the first two, and leave a retry.
        if (!await IsAppliedAsync(TurnWrites.GiveUpUnclaimed) && !await IsAppliedAsync(TurnWrites.Overtake))
            await IsAppliedAsync(TurnWrites.GiveUpUnclaimed);

        async Task<bool> IsAppliedAsync(TurnWrite write)
        {
            try
            {
                await UpdateAsync(write, values, ReturnValue.NONE, cancellationToken);
                return true;
            }
            catch (ConditionalCheckFailedException)
            {
                // Or it says this already, by our own attempt whose answer was lost.
                return false;
            }
        }
    }

    /// <summary>Writes under a claim.</summary>
    /// <param name="write">The row.</param>
    /// <param name="claim">The claim; the one that comes back is for the next write.</param>
    /// <param name="values">What the row does not share with others.</param>
    /// <param name="isApplied">Recognises the record after a write that ends the claim: it carries no token of ours any more.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<WriteOutcome> WriteAsync(
        TurnWrite write,
        Claim claim,
        Dictionary<string, AttributeValue> values,
        Func<Dictionary<string, AttributeValue>, bool> isApplied,
        CancellationToken cancellationToken)
    {
        values[":owner"] = Av.S(claim.Owner);
        values[":step"] = Av.N(claim.Step);
        values[":nextStep"] = Av.N(claim.Step + 1);
        values[":at"] = Av.S(Timestamp.Of(time.GetUtcNow()));
        values[":endedAt"] = Av.N(time.GetUtcNow().ToUnixTimeMilliseconds());

        try
        {
            await UpdateAsync(write, values, ReturnValue.NONE, cancellationToken);
            return new WriteOutcome.Applied(claim.Next);
        }
        catch (ConditionalCheckFailedException refused)
        {
            if (refused.Item is not { Count: > 0 } item)
                return new WriteOutcome.Lost(null);

            // guard: Our own earlier write is recognised
            var isOurOwnEarlierAttempt = isApplied(item);
            if (isOurOwnEarlierAttempt)
                return new WriteOutcome.Applied(claim.Next);

            return TurnItem.Owner(item) == claim.Owner
                ? new WriteOutcome.Blocked(item)
                : new WriteOutcome.Lost(TurnItem.IsProcessing(item) ? TurnItem.Deadline(item) : null);
        }
    }

    private async Task<UpdateItemResponse> UpdateAsync(
        TurnWrite write, Dictionary<string, AttributeValue> values, ReturnValue returned, CancellationToken cancellationToken)
    {
        var used = new Dictionary<string, AttributeValue>(write.Placeholders.Count);
        foreach (var placeholder in write.Placeholders)
            used[placeholder] = values.TryGetValue(placeholder, out var value) ? value : Constants[placeholder];

        return await dynamo.UpdateItemAsync(
            new UpdateItemRequest
            {
                TableName = table,
                Key = new()
                {
                    [Names.PrimaryChannel] = Av.S(key.PrimaryChannel),
                    [Names.ConversationId] = Av.S(key.ConversationId),
                },
                ConditionExpression = write.Condition,
                UpdateExpression = write.Update,
                ExpressionAttributeValues = used.Count == 0 ? null : used,
                ReturnValues = returned,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
            },
            cancellationToken);
    }
}
