namespace WhatsAppReplies.Local.Providers.Twilio;

internal readonly record struct TwilioRoute(TwilioEndpoint Endpoint, string? AccountSid = null, string? MessageSid = null, string? MediaSid = null)
{
    private const string Json = ".json";

    public static TwilioRoute Of(string method, string path) => (method, path.Trim('/').Split('/')) switch
    {
        ("POST", ["2010-04-01", "Accounts", var account, "Messages.json"]) => new(TwilioEndpoint.CreateMessage, account),
        ("GET", ["2010-04-01", "Accounts", var account, "Messages.json"]) => new(TwilioEndpoint.ListMessages, account),
        ("GET", ["2010-04-01", "Accounts", var account, "Messages", var sid]) when sid.EndsWith(Json, StringComparison.Ordinal) =>
            new(TwilioEndpoint.FetchMessage, account, sid[..^Json.Length]),
        ("GET", ["2010-04-01", "Accounts", var account, "Messages", var sid, "Media.json"]) => new(TwilioEndpoint.ListMedia, account, sid),
        ("GET", ["2010-04-01", "Accounts", var account, "Messages", var sid, "Media", var media]) => new(TwilioEndpoint.FetchMedia, account, sid, media),
        ("GET", ["2010-04-01", "Accounts", var account]) when account.EndsWith(Json, StringComparison.Ordinal) =>
            new(TwilioEndpoint.FetchAccount, account[..^Json.Length]),
        // At a host of its own; whoever asks here has been sent to this one.
        ("POST", ["v2", "Indicators", "Typing.json"]) => new(TwilioEndpoint.ShowTyping),
        _ => new(TwilioEndpoint.Unknown),
    };
}
