namespace WhatsAppReplies.Ops.Places.Lambda;

/// <summary>A name of one version of a function.</summary>
/// <param name="Version">Which it means.</param>
/// <param name="Revision">Another one after each change: who names it changes nothing that somebody else has changed meanwhile.</param>
internal sealed record LambdaAlias(string Version, string Revision);
