namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>The one record that says what a trigger came to.</summary>
internal static class SummaryFields
{
    public static IReadOnlyList<LogField> Of(TurnSummary summary)
    {
        List<LogField> fields =
        [
            LogField.Of("outcome", summary.Outcome),
            LogField.Of("durationMs", Math.Round(summary.Total.TotalMilliseconds, 1)),
            LogField.Of("receiveCount", summary.ReceiveCount),
            LogField.Of("turns", summary.Turns),
            LogField.Of("replies", summary.Replies),
            LogField.Of("fragments", summary.Fragments),
            LogField.Of("leftovers", summary.Leftovers),
            LogField.Of("parts", summary.Parts),
            LogField.Of("resumedTurns", summary.ResumedTurns),
            LogField.Of("unknownSendsFound", summary.UnknownSendsFound),
            LogField.Of("unknownSendsResent", summary.UnknownSendsResent),
            LogField.Of("modelAttempts", summary.ModelAttempts),
            LogField.Of("promptTokens", summary.PromptTokens),
            LogField.Of("completionTokens", summary.CompletionTokens),
            LogField.Of("awsCalls", summary.AwsCalls),
            LogField.Of("providerCalls", summary.ProviderCalls),
        ];

        if (summary.ReceivesWithoutTurn is > 0 and { } receives)
            fields.Add(LogField.Of("receivesWithoutTurn", receives));
        if (summary.StagedAgain > 0)
            fields.Add(LogField.Of("stagedAgain", summary.StagedAgain));
        if (summary.Reason is { } reason)
            fields.Add(LogField.Of("reason", reason));
        if (summary.Explanation is { } explanation)
            fields.Add(LogField.Of("explanation", explanation));
        if (summary.Model is { } model)
            fields.Add(LogField.Of("model", model));
        if (summary.Transcripts > 0)
            fields.Add(LogField.Of("transcripts", summary.Transcripts));
        if (summary.TranscriptsWithoutCost > 0)
            fields.Add(LogField.Of("transcriptsWithoutCost", summary.TranscriptsWithoutCost));
        if (summary.CostDollars is { } cost)
            fields.Add(LogField.Of("costDollars", (double)cost));
        foreach (var (step, duration) in summary.Steps)
            fields.Add(LogField.Of($"{step}Ms", Math.Round(duration.TotalMilliseconds, 1)));

        return fields;
    }
}
