namespace WhatsAppReplies.Infra.Catalogue;

/// <summary>An entry of <c>context</c> in an assistant's file.</summary>
/// <param name="Path">Names from the conversation's record inwards, separated by dots.</param>
/// <param name="Label">What it is called before the model.</param>
internal sealed record ContextEntry(string Path, string Label);
