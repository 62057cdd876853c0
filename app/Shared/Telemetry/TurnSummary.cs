using WhatsAppReplies.Replies.Turns;

namespace WhatsAppReplies.Shared.Telemetry;

/// <summary>Summary of one trigger; a trigger whose look-again finds more fragments makes several turns and sums them up.</summary>
internal sealed class TurnSummary
{
    /// <summary>The kind of outcome, as it is named in the metric <c>Outcome…</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The failure's code, when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong and what to do about it, when there is a failure.</summary>
    public string? Explanation { get; init; }

    public required Severity Severity { get; init; }

    public int ReceiveCount { get; init; }

    /// <summary>
    /// Earlier receives of the trigger that found the conversation busy, or that the function never saw (throttled, looked at in the console); nothing where
    /// that is not known.
    /// </summary>
    public int? ReceivesWithoutTurn { get; init; }

    public int Turns { get; init; }

    public int Replies { get; init; }

    public int Fragments { get; init; }

    public int Leftovers { get; init; }

    public int StagedAgain { get; init; }

    public int Parts { get; init; }

    public int ResumedTurns { get; init; }

    public int UnknownSendsFound { get; init; }

    public int UnknownSendsResent { get; init; }

    public int ModelAttempts { get; init; }

    public string? Model { get; init; }

    public long PromptTokens { get; init; }

    public long CompletionTokens { get; init; }

    public int Transcripts { get; init; }

    /// <summary>Those of them whose cost is not in <see cref="CostDollars"/>, since nobody knows it.</summary>
    public int TranscriptsWithoutCost { get; init; }

    public decimal? CostDollars { get; init; }

    public int AwsCalls { get; init; }

    public int ProviderCalls { get; init; }

    public TimeSpan Total { get; init; }

    /// <summary>Time per step of the turn (read, claim, model, checkpoint, send, finish, cleanup, look), in the order in which they first ran.</summary>
    public IReadOnlyList<(string Step, TimeSpan Duration)> Steps { get; init; } = [];
}
