using WhatsAppReplies.Local.Try.Running;
using WhatsAppReplies.Local.Try.Trials;

namespace WhatsAppReplies.Local.Try.Verdicts;

/// <param name="Turn">As it was written.</param>
/// <param name="Answer">The model's.</param>
/// <param name="Objections">What is wrong with it.</param>
internal sealed record TurnResult(TrialTurn Turn, TurnAnswer Answer, IReadOnlyList<string> Objections);
