using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Try.Trials;

/// <summary>Trial of an assistant: a conversation in which the customer's side is written beforehand.</summary>
/// <param name="Name">Of its file, without <c>.json</c>.</param>
/// <param name="Assistant">Whose it is.</param>
/// <param name="About">What it is for, in a line.</param>
/// <param name="Turns">At least one.</param>
internal sealed record Trial(string Name, string Assistant, string About, IReadOnlyList<TrialTurn> Turns)
{
    /// <summary>Of the conversation's record, what the assistant's context names; null: nothing is known.</summary>
    public JsonObject? Record { get; init; }
}
