namespace WhatsAppReplies.Local.Runner;

/// <summary>Credentials of the real services, where somebody put them into the environment.</summary>
internal sealed record RealProviders(string? OpenAiApiKey, (string AccountSid, string AuthToken)? Twilio)
{
    public const string OpenAiApiKeyVariable = "OPENAI_API_KEY";
    public const string TwilioAccountSidVariable = "TWILIO_ACCOUNT_SID";
    public const string TwilioAuthTokenVariable = "TWILIO_AUTH_TOKEN";

    public static RealProviders None { get; } = new(null, null);

    /// <summary>Null: where the service always is, or where the stack's file says. Projects whose data stays in a region have another host.</summary>
    public Uri? OpenAiBaseUrl { get; init; }

    /// <inheritdoc cref="OpenAiBaseUrl"/>
    public Uri? TwilioBaseUrl { get; init; }

    /// <summary>By which the real service reaches this machine.</summary>
    public Tunnel Tunnel { get; init; } = Tunnel.None;

    /// <param name="variable">Reads one variable of the environment.</param>
    public static RealProviders From(Func<string, string?> variable)
    {
        var (sid, token) = (Read(TwilioAccountSidVariable), Read(TwilioAuthTokenVariable));
        if (sid is null != token is null)
            throw new ProblemException($"{TwilioAccountSidVariable} and {TwilioAuthTokenVariable} are set together or not at all.");
        var key = Read(OpenAiApiKeyVariable);
        return new RealProviders(key, sid is null ? null : (sid, token!))
        {
            OpenAiBaseUrl = key is null ? null : Host(Contract.Variables.OpenAiBaseUrl, "/v1"),
            TwilioBaseUrl = sid is null ? null : Host(Contract.Variables.TwilioBaseUrl, "/"),
            Tunnel = sid is null ? Tunnel.None : Tunnel.From(variable),
        };

        string? Read(string name) => variable(name) is { Length: > 0 } value ? value : null;

        Uri? Host(string name, string path) => Read(name) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var host) && host.Scheme is "http" or "https" && host.AbsolutePath == path ? host
            : throw new ProblemException($"{name} is an http or https address {(path == "/" ? "without a path" : $"that ends in {path}")}.");
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
