namespace WhatsAppReplies.Local.Providers.Twilio;

internal enum TwilioEndpoint
{
    Unknown,
    CreateMessage,
    ListMessages,
    FetchMessage,
    ListMedia,
    FetchMedia,
    ShowTyping,
    FetchAccount,
}
