namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>A file that the model was given: what it is, and a fingerprint of its bytes, which are not kept.</summary>
/// <param name="MediaType">As its bytes say it.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of the bytes, in hexadecimal.</param>
internal sealed record GivenFile(string MediaType, int Length, string Sha256);
