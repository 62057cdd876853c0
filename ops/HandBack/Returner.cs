using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.HandBack;

/// <summary>
/// Returner of a conversation to the assistant: one conditional write, for the record as it was read. Never under a live claim: its worker goes by the flag as
/// it found it. And never of another hand-off than the one that was looked at.
/// </summary>
/// <param name="tables">The place's.</param>
/// <param name="table">Of the conversations.</param>
/// <param name="time">The clock.</param>
/// <param name="token">A new one each time.</param>
internal sealed class Returner(IAmazonDynamoDB tables, string table, TimeProvider time, Func<string> token)
{
    private const int Attempts = 3;

    private readonly RecordReader _records = new(tables, table);

    public async Task<HandBackOutcome> ReturnAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await _records.ReadAsync(key, cancellationToken) is not { } record)
                return new HandBackOutcome.NoRecord();
            if (!record.IsHandedToHuman)
                return new HandBackOutcome.NotHandedOver();
            if (record.LiveUntil(time.GetUtcNow()) is { } until)
                return new HandBackOutcome.Busy(until);
            if (await TryAsync(key, record, cancellationToken) is { } done)
                return done;
        }

        return new HandBackOutcome.Changed();
    }

    /// <returns>Nothing where the record is no more as it was read.</returns>
    private async Task<HandBackOutcome.Done?> TryAsync(ConversationKey key, ConversationRecord record, CancellationToken cancellationToken)
    {
        var flag = record[Names.HandOff]!;
        var values = new Dictionary<string, AttributeValue>
        {
            [":processing"] = Av.S(Contract.Statuses.Processing),
            [":now"] = Av.N(time.GetUtcNow().ToUnixTimeMilliseconds()),
            [":number"] = Av.S("N"),
            [":flag"] = flag,
            // In the type that stands there: another system reads it.
            [":off"] = flag.N is null ? Av.Bool(false) : Av.N(0),
            [":null"] = Av.Null,
            [":at"] = Av.S(Timestamp.Of(time.GetUtcNow())),
        };
        List<string> when = [Guards.RecordExists, Guards.NoLiveClaim, $"{Names.HandOff} = :flag"];
        List<string> set = [$"{Names.HandOff} = :off", $"{Names.HandOffReason} = :null", $"{Names.UpdatedAt} = :at"];
        AsRead(Names.Status, ":status");
        AsRead(Names.HandedOverAt, ":handedOverAt");

        // A person's answer is no turn; what no turn is left to do is said to be answered, as the function itself says it.
        var status = record.Status;
        if (record.IsClaimed)
        {
            // A dead worker's claim. Should that worker only be slow, it is out from here on; whoever takes over counts on from its step.
            AsRead(Names.Owner, ":owner");
            values[":nobody"] = Av.S($"operator-{token()}");
            set.Add($"{Names.Owner} = :nobody");
            if (record[Names.PreviousStatus]?.S == Contract.Statuses.AwaitingHuman)
                Answered(Names.PreviousStatus);
        }
        else if (status == Contract.Statuses.AwaitingHuman)
        {
            Answered(Names.Status);
            status = Contract.Statuses.ReplySent;
        }

        try
        {
            await tables.UpdateItemAsync(
                new UpdateItemRequest
                {
                    TableName = table,
                    Key = RecordReader.KeyOf(key),
                    ConditionExpression = string.Join(" AND ", when),
                    UpdateExpression = $"SET {string.Join(", ", set)} REMOVE {Names.HandedOverAt}, {Names.HandingOverAt}",
                    ExpressionAttributeValues = values,
                },
                cancellationToken);
            return new HandBackOutcome.Done(status);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }

        void AsRead(string name, string placeholder)
        {
            if (record[name] is { } value)
                values[placeholder] = value;
            when.Add(record[name] is null ? $"(attribute_not_exists({name}) OR attribute_type({name}, :nullType))" : $"{name} = {placeholder}");
            if (record[name] is null)
                values[":nullType"] = Av.S("NULL");
        }

        void Answered(string name)
        {
            values[":answered"] = Av.S(Contract.Statuses.ReplySent);
            set.Add($"{name} = :answered");
        }
    }
}
