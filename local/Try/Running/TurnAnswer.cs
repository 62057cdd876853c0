namespace WhatsAppReplies.Local.Try.Running;

/// <summary>What the model came to in one turn.</summary>
internal abstract record TurnAnswer
{
    private TurnAnswer()
    {
    }

    /// <summary>Nothing: the provider counted none.</summary>
    public Usage Usage { get; init; } = new(0, 0);

    /// <param name="Asked">What the customer wrote, merged as the function merges it.</param>
    /// <param name="Text">As it would be recorded.</param>
    /// <param name="Parts">As it would be sent.</param>
    /// <param name="HandOff">Why a person has to take over; null: none has to.</param>
    /// <param name="CompletesTask">Nothing is left to do.</param>
    public sealed record Replied(string Asked, string Text, IReadOnlyList<string> Parts, string? HandOff, bool CompletesTask) : TurnAnswer;

    /// <param name="Why">With what to do about it.</param>
    public sealed record Failed(string Why) : TurnAnswer;

    /// <param name="Why">The request was not sent.</param>
    public sealed record NotAsked(string Why) : TurnAnswer;
}
