using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>Summary of the work on a trigger, for its record in the log and its metrics.</summary>
internal static class TriggerSummary
{
    public static TurnSummary Of(Progress progress, Disposition disposition, int receiveCount) => new()
    {
        Outcome = disposition.Name,
        Reason = disposition.Failure?.Code,
        Explanation = disposition.Failure?.Explanation,
        Severity = disposition.Severity,
        ReceiveCount = receiveCount,
        ReceivesWithoutTurn = progress.ReceivesWithoutTurn,
        Turns = progress.Turns,
        Replies = progress.Replies,
        Fragments = progress.Fragments,
        Leftovers = progress.Leftovers,
        StagedAgain = progress.StagedAgain,
        Parts = progress.Parts,
        ResumedTurns = progress.ResumedTurns,
        UnknownSendsFound = progress.UnknownSendsFound,
        UnknownSendsResent = progress.UnknownSendsResent,
        ModelAttempts = progress.ModelAttempts,
        Model = progress.Model,
        PromptTokens = progress.PromptTokens,
        CompletionTokens = progress.CompletionTokens,
        Transcripts = progress.Transcripts,
        TranscriptsWithoutCost = progress.TranscriptsWithoutCost,
        CostDollars = progress.CostDollars,
        AwsCalls = progress.AwsCalls.Count,
        ProviderCalls = progress.ProviderCalls,
        Total = progress.Elapsed,
        Steps = progress.Steps,
    };
}
