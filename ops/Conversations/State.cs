using System.Globalization;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Conversations;

/// <summary>State of a conversation, in lines of a name and a value.</summary>
internal static class State
{
    public static int Archived(ConversationRecord record) =>
        record[Names.ArchivedCount]?.N is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    public static IEnumerable<(string Name, string Value)> Of(ConversationKey key, ConversationRecord record, int unanswered, DateTimeOffset now)
    {
        yield return (Names.ConversationId, key.ConversationId);
        yield return (Names.PrimaryChannel, key.PrimaryChannel);
        yield return ("in the logs", ConversationHash.Short(key.ConversationId));
        yield return (Names.Status, record.Status ?? "none");
        foreach (var name in new[] { Names.StatusReason, Names.HandOffReason, Names.HandedOverAt,
            Names.OptedOutAt, Names.ThreadId, Names.CreatedAt, Names.UpdatedAt, Names.LastAssistantMessageSid })
        {
            if (record[name] is { } value)
                yield return (name, Scalar(value));
        }

        yield return (Names.HandOff, record.IsHandedToHuman ? "a person has it" : "no");
        if (record[Names.TaskComplete] is { } task)
            yield return (Names.TaskComplete, Scalar(task));
        yield return ("claim", Claim(record, now));
        if (record[Names.PendingReply] is { } pending)
            yield return (Names.PendingReply, Pending(pending));
        if (record[Names.LastDeliveryFailure]?.M is { } failure)
        {
            yield return (
                Names.LastDeliveryFailure, string.Join(" ", new[] { Contract.DeliveryFailure.Code, Contract.DeliveryFailure.Sid, Contract.DeliveryFailure.At }
                    .Select(name => failure.GetValueOrDefault(name)).OfType<AttributeValue>().Select(Scalar)));
        }
        if (record.Instant(Names.LastTurnAt) is { } ended)
            yield return ("last turn ended", $"{Timestamp.Of(ended)}, {Ages.Of(now - ended)} ago");
        if (record.Instant(Names.ExpiredTextSince) is { } since)
            yield return (Names.ExpiredTextSince, $"{Timestamp.Of(since)}: a message may have expired unanswered, and Twilio could not be asked for it");
        yield return ("messages", string.Create(CultureInfo.InvariantCulture, $"{record.Entries.Count} on the record, {Archived(record)} in the archive"));
        yield return ("staged, unanswered", unanswered.ToString(CultureInfo.InvariantCulture));
    }

    private static string Claim(ConversationRecord record, DateTimeOffset now) => record switch
    {
        { IsClaimed: false } => "none",
        _ when record.LiveUntil(now) is { } until => $"a worker has it, its lease ends in {Ages.Of(until - now)} unless it is renewed",
        _ when record.Instant(Names.Deadline) is { } ended => $"its worker is gone, the lease ended {Ages.Of(now - ended)} ago: the next trigger takes over",
        _ => "without an end: the next trigger takes over",
    };

    /// <summary>By the states of its parts; a state that nobody wrote is looked up before anything is sent, as one that is being sent.</summary>
    private static string Pending(AttributeValue pending) =>
        $"parts: {string.Join(", ", (pending.M?.GetValueOrDefault("parts")?.L ?? []).Select(part => part.M?.GetValueOrDefault("state")?.S ?? "unknown"))}";

    private static string Scalar(AttributeValue value) => value.S ?? value.N ?? (value.BOOL is { } flag ? flag ? "true" : "false" : "present");
}
