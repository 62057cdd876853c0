using Amazon.DynamoDBv2;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Staged messages that have no trigger: the webhook died between the two, or whoever held the lock did.</summary>
internal sealed class OverdueTriggers(
    StagedMessages staged, CompanyNumbers numbers, IAmazonDynamoDB dynamo, TriggerSender triggers, InboundSettings settings, TimeProvider time)
{
    /// <returns>Whether this half works at all.</returns>
    public async Task<bool> MendAsync(SweepFindings findings, ILog log, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pieces = new Pieces(findings, log, cancellationToken);
        var before = now - await LeastQuietTimeAsync(cancellationToken) - TriggerSender.AfterQuietTime;
        // guard: What is staged and has no trigger is found
        foreach (var overdue in await staged.OverdueAsync(before, cancellationToken))
            await pieces.TryAsync(() => MendAsync(overdue, now, findings, cancellationToken));
        return !pieces.AllFailed;
    }

    /// <summary>
    /// A fragment does not say whose number it came to. Where that one is slower, its webhook's lock still stands, and no trigger is sent before its end.
    /// </summary>
    private async Task<TimeSpan> LeastQuietTimeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var all = await numbers.AllAsync(cancellationToken);
            return all.Select(number => number.QuietTime).Append(settings.QuietTime).Min() ?? settings.QuietTime;
        }
        catch (Exception exception) when (AwsFault.IsFault(exception) && !cancellationToken.IsCancellationRequested)
        {
            // The other half needs the same table, and tells.
            return settings.QuietTime;
        }
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
            findings.Triggers += await triggers.SendOverdueAsync(overdue.Conversation, overdue.OldestSid, now - overdue.OldestAt, cancellationToken) ? 1 : 0;
    }
}
