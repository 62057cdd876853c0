namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>One thing that the deployment plan wants verified.</summary>
/// <param name="Step">Of the deployment plan.</param>
/// <param name="Subject">The stack, or a conversation by its sample's name.</param>
/// <param name="What">What must hold.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Seen">What was seen; no text of a customer.</param>
internal sealed record Point(int Step, string Subject, string What, bool Holds, string Seen);
