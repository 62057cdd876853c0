using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Counts of the work on one trigger, for its summary.</summary>
internal sealed class Progress(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly List<(string Step, TimeSpan Duration)> _steps = [];

    public int Turns { get; set; }

    /// <summary>Earlier receives of the trigger that came to no turn; nothing where that is not known.</summary>
    public int? ReceivesWithoutTurn { get; set; }

    public int Replies { get; set; }

    public int Fragments { get; set; }

    public int Leftovers { get; set; }

    /// <summary>Messages that had expired before they were answered, and were staged again.</summary>
    public int StagedAgain { get; set; }

    public int Parts { get; set; }

    public int ResumedTurns { get; set; }

    public int UnknownSendsFound { get; set; }

    public int UnknownSendsResent { get; set; }

    public int ModelAttempts { get; set; }

    public int ProviderCalls { get; set; }

    public string? Model { get; private set; }

    public long PromptTokens { get; private set; }

    public long CompletionTokens { get; private set; }

    /// <summary>Recordings that were written down, and paid for.</summary>
    public int Transcripts { get; private set; }

    /// <summary>Those of them whose cost nobody knows: the provider did not say what it counts, or the assistant has no price for that.</summary>
    public int TranscriptsWithoutCost { get; private set; }

    /// <summary>As far as it is known; nothing where none of it is.</summary>
    public decimal? CostDollars { get; private set; }

    public CallCounter AwsCalls { get; } = new();

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>In the order in which they first ran.</summary>
    public IReadOnlyList<(string Step, TimeSpan Duration)> Steps => _steps;

    public void CountModel(string model, TokenUsage usage, Assistant assistant)
    {
        Model = model;
        PromptTokens += usage.PromptTokens;
        CompletionTokens += usage.CompletionTokens;
        if (assistant is { InputPrice: { } input, OutputPrice: { } output })
            AddCost(TokenPrice.Dollars(input, usage.PromptTokens, output, usage.CompletionTokens));
    }

    public void CountTranscript(TranscriptUsage? usage, Assistant assistant)
    {
        Transcripts++;
        if (usage?.CostBy(assistant) is { } cost)
            AddCost(cost);
        else
            TranscriptsWithoutCost++;
    }

    public async Task<T> Step<T>(string name, Task<T> work)
    {
        var started = time.GetTimestamp();
        try
        {
            return await work;
        }
        finally
        {
            Add(name, time.GetElapsedTime(started));
        }
    }

    private void Add(string name, TimeSpan duration)
    {
        for (var index = 0; index < _steps.Count; index++)
        {
            if (_steps[index].Step == name)
            {
                _steps[index] = (name, _steps[index].Duration + duration);
                return;
            }
        }

        _steps.Add((name, duration));
    }

    private void AddCost(decimal dollars) => CostDollars = (CostDollars ?? 0) + dollars;
}
