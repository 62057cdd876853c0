using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Try.Trials;

/// <summary>One turn of a trial.</summary>
/// <param name="Customer">What the customer writes in one breath, message by message.</param>
internal sealed record TrialTurn(IReadOnlyList<string> Customer)
{
    /// <summary>Each is found in the reply.</summary>
    public IReadOnlyList<Regex> Must { get; init; } = [];

    /// <summary>None is.</summary>
    public IReadOnlyList<Regex> MustNot { get; init; } = [];

    /// <summary>Whether a person has to take over; null: either is right.</summary>
    public bool? HandsOff { get; init; }

    /// <summary>Whether nothing is left to do; null: either is right.</summary>
    public bool? CompletesTask { get; init; }
}
