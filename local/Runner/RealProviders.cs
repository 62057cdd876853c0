namespace WhatsAppReplies.Local.Runner;

/// <summary>Credentials of the real services, where somebody put them into the environment.</summary>
internal sealed record RealProviders(string? OpenAiApiKey, (string AccountSid, string AuthToken)? Twilio)
{
    public const string OpenAiApiKeyVariable = "OPENAI_API_KEY";
    public const string TwilioAccountSidVariable = "TWILIO_ACCOUNT_SID";
    public const string TwilioAuthTokenVariable = "TWILIO_AUTH_TOKEN";

    public static RealProviders None { get; } = new(null, null);

    /// <param name="variable">Reads one variable of the environment.</param>
    public static RealProviders From(Func<string, string?> variable)
    {
        var (sid, token) = (Read(TwilioAccountSidVariable), Read(TwilioAuthTokenVariable));
        return sid is null == token is null
            ? new RealProviders(Read(OpenAiApiKeyVariable), sid is null ? null : (sid, token!))
            : throw new ProblemException($"{TwilioAccountSidVariable} and {TwilioAuthTokenVariable} are set together or not at all.");

        string? Read(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>One line for each real service that will be called; none: all stays on this machine.</summary>
    public IEnumerable<string> Notices()
    {
        if (OpenAiApiKey is not null) yield return $"{OpenAiApiKeyVariable} is set: replies come from the real OpenAI service and cost money.";
        if (Twilio is not null) yield return $"{TwilioAccountSidVariable} is set: messages go out through the real Twilio service.";
    }

    /// <summary>A record prints its members; these are secrets.</summary>
    public override string ToString() => string.Join(' ', Notices());
}
