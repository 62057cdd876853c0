using Amazon.DynamoDBv2;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Staged messages that have no trigger: the webhook died between the two, or whoever held the lock did.</summary>
internal sealed class OverdueTriggers(
    StagedMessages staged, IAmazonDynamoDB dynamo, TriggerSender triggers, InboundSettings settings, TimeProvider time)
{
    /// <returns>Whether this half works at all.</returns>
    public async Task<bool> MendAsync(SweepFindings findings, ILog log, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pieces = new Pieces(findings, log, cancellationToken);
        foreach (var overdue in await staged.OverdueAsync(now - settings.QuietTime - TriggerSender.AfterQuietTime, cancellationToken))
            await pieces.TryAsync(() => MendAsync(overdue, now, findings, cancellationToken));
        return !pieces.AllFailed;
    }

    private async Task MendAsync(OverdueConversation overdue, DateTimeOffset now, SweepFindings findings, CancellationToken cancellationToken)
    {
        // Whatever another system has staged: a read by such a key is refused.
        var state = overdue.Conversation.CanBeInTable
            ? await ConversationState.ReadAsync(dynamo, settings.ConversationsTable, overdue.Conversation, cancellationToken)
            : null;
        if (state is null)
            findings.WithoutRecord++;
        else if (!state.NeedsNoTrigger(overdue.NewestAt, now))
            findings.Triggers += await triggers.SendOverdueAsync(overdue.Conversation, overdue.OldestSid, cancellationToken) ? 1 : 0;
    }
}
