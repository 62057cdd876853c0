namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>A file of a message as the service keeps it.</summary>
/// <param name="Sid">Of the file.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Address">Which the webhook names: asks for the account's credentials, and answers with a redirect to where the bytes are.</param>
internal sealed record KeptMedia(string Sid, PhoneFile File, Uri Address);
