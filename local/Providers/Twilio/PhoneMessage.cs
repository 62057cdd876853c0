namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>What the customer reads.</summary>
internal sealed record PhoneMessage(string Sid, string From, string Body, DateTimeOffset ShownAt);
