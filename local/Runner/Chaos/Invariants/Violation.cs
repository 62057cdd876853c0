namespace WhatsAppReplies.Local.Runner.Chaos.Invariants;

/// <param name="Conversation">Its number; null: about the run as a whole.</param>
/// <param name="What">For people.</param>
internal sealed record Violation(int? Conversation, string What)
{
    public override string ToString() => Conversation is { } number ? $"conversation {number}: {What}" : What;
}
