using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Replies.Triggers;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>Judge of what stands behind a dead letter, by the record and what is staged at this moment.</summary>
internal sealed class Judge(RecordReader records, StagedMessages staged, TimeProvider time)
{
    private static readonly string[] NotDone = [Contract.Statuses.ReplyFailed, Contract.Statuses.Retry, Contract.Statuses.Processing];

    public async Task<Standing> OfAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        switch (TriggerReader.Read(letter.Body))
        {
            case Result<Trigger>.Refuse refused:
                return new Standing.Malformed(refused.Failure.Explanation);
            case Result<Trigger>.Success { Value: var trigger }:
                return await OfAsync(trigger.Conversation, trigger.FirstSentAt(letter.SentAt), cancellationToken);
            default:
                throw new InvalidOperationException("A trigger is read or refused.");
        }
    }

    /// <summary>
    /// What is staged is read after the record: whatever a turn answers in between is seen as answered in neither, and sent back once too often at worst.
    /// </summary>
    private async Task<Standing> OfAsync(ConversationKey conversation, DateTimeOffset sentAt, CancellationToken cancellationToken)
    {
        if (await records.ReadAsync(conversation, cancellationToken) is not { } record)
            return new Standing.NoRecord();

        var fragments = await staged.ReadAsync(conversation.ConversationId, cancellationToken);
        var unanswered = fragments.Count(fragment => !record.Holds(fragment[Contract.Stage.MessageSid].S));

        // The function's own rule: what stands for a trigger is staged, or was answered by a turn that ended after it was sent.
        var isAccountedFor = fragments.Count > 0 || record.Instant(Names.LastTurnAt) >= sentAt - StageItem.SlowWebhook;
        return Of(conversation, record, unanswered, isAccountedFor) with { Status = record.Status ?? "", Reason = record.StatusReason ?? "" };
    }

    private Standing Of(ConversationKey conversation, ConversationRecord record, int unanswered, bool isAccountedFor)
    {
        if (record.LiveUntil(time.GetUtcNow()) is { } until)
            return new Standing.UnderWay(until);

        // Its text may have expired with nothing left to count: the function asks Twilio.
        return unanswered > 0 || record.HasPendingReply || record.MayMissText || NotDone.Contains(record.Status) || !isAccountedFor
            ? new Standing.Unanswered(unanswered)
            : new Standing.Answered(conversation);
    }
}
