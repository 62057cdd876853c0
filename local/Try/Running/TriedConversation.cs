using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Try.Running;

/// <summary>Conversation of a trial as far as it has come.</summary>
/// <param name="Record">What is known of the customer; null: nothing.</param>
internal sealed record TriedConversation(JsonObject? Record)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<(bool IsCustomer, string Text)> Said { get; init; } = [];

    public TriedConversation After(TurnAnswer.Replied answer) => this with { Said = [.. Said, (true, answer.Asked), (false, answer.Text)] };
}
