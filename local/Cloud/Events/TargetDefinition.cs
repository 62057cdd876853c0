using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Cloud.Events;

/// <summary>A declared target of a rule: a function, and what it is told.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Id">Of the target within its rule.</param>
/// <param name="Function">Whom the events go to.</param>
/// <param name="Input">The whole event.</param>
internal sealed record TargetDefinition(string Rule, string Id, QualifiedName Function, ReadOnlyMemory<byte> Input);
