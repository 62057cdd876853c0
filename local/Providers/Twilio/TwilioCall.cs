namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>A call with good credentials, in the order of arrival.</summary>
internal sealed record TwilioCall
{
    /// <summary>From 1, over all endpoints.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TwilioEndpoint Endpoint { get; init; }

    /// <summary>As the caller gave them: the form of a message that is created, or the filters of a list.</summary>
    public string To { get; init; } = "";

    public string From { get; init; } = "";

    public string Body { get; init; } = "";

    public string? MessageSid { get; init; }
}
