using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>
/// Marks that the end of a claim leaves on the record beside the turn: a hand-off, a task that is complete, an opt-out. Without any of them a write is exactly
/// what its row says.
/// </summary>
internal sealed record EndMarks
{
    public static EndMarks None { get; } = new();

    /// <summary>The hand-off that the queue was told.</summary>
    public HandOff? Told { get; init; }

    /// <summary>It is the model's: the flag and its reason are set. Otherwise they are another system's, and there.</summary>
    public bool SetsFlag { get; init; }

    public bool CompletesTask { get; init; }

    public bool OptsOut { get; init; }

    /// <param name="write">The row.</param>
    /// <param name="values">Get what the marks need.</param>
    /// <param name="record">As the claim found it; nothing where it could not be read.</param>
    /// <param name="now">By the worker's clock.</param>
    public TurnWrite On(TurnWrite write, Dictionary<string, AttributeValue> values, ConversationRecord? record, DateTimeOffset now)
    {
        if (Told is { } handOff)
        {
            values[":handedOverAt"] = Av.S(Timestamp.Of(handOff.At));
            write = write.Setting($"{Names.HandedOverAt} = :handedOverAt").Removing(Names.HandingOverAt);
            if (SetsFlag)
            {
                values[":true"] = Av.Bool(true);
                values[":handOffReason"] = handOff.Reason is { } reason ? Av.S(reason) : Av.Null;
                write = write.Setting($"{Names.HandOff} = :true").Setting($"{Names.HandOffReason} = :handOffReason");
            }
        }
        else if (record is { WasHandedBack: true })
        {
            write = write.Removing(Names.HandedOverAt, Names.HandingOverAt);
        }

        if (CompletesTask)
        {
            values[":taskComplete"] = Complete(record?.Item.GetValueOrDefault(Names.TaskComplete));
            write = write.Setting($"{Names.TaskComplete} = :taskComplete");
        }

        // A status alone would not outlive a retry.
        if (OptsOut || record is { HasOptedOut: true, IsOptOutRemembered: false })
        {
            values[":optedOutAt"] = Av.S(Timestamp.Of(now));
            write = write.Setting($"{Names.OptedOutAt} = :optedOutAt");
        }

        return write;
    }

    /// <summary>In the type that stands there: another system reads it.</summary>
    private static AttributeValue Complete(AttributeValue? before) => before switch
    {
        { N: not null } => Av.N(1),
        { S: not null } => Av.S("true"),
        _ => Av.Bool(true),
    };
}
