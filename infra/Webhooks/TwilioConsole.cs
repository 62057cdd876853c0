namespace WhatsAppReplies.Infra.Webhooks;

/// <summary>What a person pastes into Twilio's console; nothing else there has to be changed.</summary>
internal static class TwilioConsole
{
    /// <summary>
    /// Five repetitions, whatever went wrong: without it Twilio repeats a webhook once, and only when it could not connect.
    /// The fragment stays with Twilio; it is neither sent nor signed.
    /// </summary>
    private const string Repetitions = "#rc=5&rp=all";

    public static string Lines(string webhookUrl) => $"""
        Messaging > Senders > WhatsApp senders > the number > Endpoint configuration: use webhook URL
        Webhook URL for incoming messages: {webhookUrl}{Repetitions}
        Webhook method for incoming messages URL: HTTP Post
        Fallback URL for incoming messages: (empty)
        Status callback URL: (empty: each reply names its own)
        """.ReplaceLineEndings("\n");
}
