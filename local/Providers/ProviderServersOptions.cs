namespace WhatsAppReplies.Local.Providers;

/// <summary>The credentials that the stand-ins let in: obviously made up, so that nobody takes them for real ones.</summary>
internal sealed record ProviderServersOptions
{
    public string OpenAiApiKey { get; init; } = "local-openai-key";

    public string TwilioAccountSid { get; init; } = "AC00000000000000000000000000000000";

    public string TwilioAuthToken { get; init; } = "local-twilio-token";

    /// <summary>Names the ids of a run.</summary>
    public int Seed { get; init; } = 1;
}
