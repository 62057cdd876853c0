using Amazon.DynamoDBv2;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Settings;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Staged messages that have no trigger: the webhook died between the two, or whoever held the lock did.</summary>
internal sealed class OverdueTriggers(
    StagedMessages staged, IAmazonDynamoDB dynamo, TriggerSender triggers, InboundSettings settings, TimeProvider time)
{
    public async Task MendAsync(SweepFindings findings, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var overdue in await staged.OverdueAsync(now - settings.QuietTime - TriggerSender.AfterQuietTime, cancellationToken))
        {
            var state = await ConversationState.ReadAsync(dynamo, settings.ConversationsTable, overdue.Conversation, cancellationToken);
            if (state is null)
                findings.WithoutRecord++;
            else if (!state.NeedsNoTrigger(overdue.NewestAt, now))
                findings.Triggers += await triggers.SendOverdueAsync(overdue.Conversation, overdue.OldestSid, cancellationToken) ? 1 : 0;
        }
    }
}
