namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>What a customer wrote, as the service tells it to a webhook.</summary>
/// <param name="Sid">The key for telling a repeated delivery from a new message.</param>
/// <param name="From">With prefix: a number or a business-scoped user id.</param>
/// <param name="To">The company's sender, with prefix.</param>
/// <param name="Body">Empty for media.</param>
internal sealed record InboundMessage(string Sid, string From, string To, string Body)
{
    public string ProfileName { get; init; } = "Customer";

    public IReadOnlyDictionary<string, string> Fields(string accountSid)
    {
        var fields = new Dictionary<string, string>
        {
            ["SmsMessageSid"] = Sid,
            ["SmsSid"] = Sid,
            ["MessageSid"] = Sid,
            ["AccountSid"] = accountSid,
            ["From"] = From,
            ["To"] = To,
            ["Body"] = Body,
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["ReferralNumMedia"] = "0",
            ["ProfileName"] = ProfileName,
            ["SmsStatus"] = "received",
            ["MessageType"] = "text",
            ["ApiVersion"] = "2010-04-01",
        };

        // Only a number has digits that WhatsApp knows an account by.
        if (From.IndexOf('+', StringComparison.Ordinal) is var plus and >= 0)
        {
            fields["WaId"] = From[(plus + 1)..];
        }

        return fields;
    }
}
