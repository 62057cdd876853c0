namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>A file that a customer sends.</summary>
internal sealed record PhoneFile(string ContentType, ReadOnlyMemory<byte> Bytes);
