namespace WhatsAppReplies.Local.Cloud.Lambda.Versions;

/// <summary>A name of one version of a function.</summary>
/// <param name="Name">Of the alias.</param>
/// <param name="Version">Which it means now.</param>
/// <param name="Revision">Another one after each change.</param>
internal sealed record FunctionAlias(string Name, string Version, string Revision);
