using System.Globalization;

namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>What a customer wrote, as the service tells it to a webhook.</summary>
/// <param name="Sid">The key for telling a repeated delivery from a new message.</param>
/// <param name="From">With prefix: a number or a business-scoped user id.</param>
/// <param name="To">The company's sender, with prefix.</param>
/// <param name="Content">What was sent.</param>
internal sealed record InboundMessage(string Sid, string From, string To, PhoneContent Content)
{
    public string ProfileName { get; init; } = "Customer";

    public IReadOnlyList<KeptMedia> Media { get; init; } = [];

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
            ["Body"] = Content.Written,
            ["NumMedia"] = Number(Media.Count),
            ["NumSegments"] = "1",
            ["ReferralNumMedia"] = "0",
            ["ProfileName"] = ProfileName,
            ["SmsStatus"] = "received",
            ["MessageType"] = MessageType,
            ["ApiVersion"] = "2010-04-01",
        };

        // Only a number has digits that WhatsApp knows an account by.
        if (From.IndexOf('+', StringComparison.Ordinal) is var plus and >= 0) fields["WaId"] = From[(plus + 1)..];
        for (var index = 0; index < Media.Count; index++)
        {
            fields[$"MediaUrl{Number(index)}"] = Media[index].Address.ToString();
            fields[$"MediaContentType{Number(index)}"] = Media[index].File.ContentType;
        }

        AddOfTheContent(fields);
        return fields;
    }

    private string MessageType => Content switch
    {
        PhoneContent.Media { Files: [var first, ..] } => first.ContentType.Split('/')[0] switch
        {
            "image" => "image",
            "audio" => "audio",
            "video" => "video",
            _ => "document",
        },
        PhoneContent.Location => "location",
        PhoneContent.Button => "button",
        _ => "text",
    };

    private void AddOfTheContent(Dictionary<string, string> fields)
    {
        switch (Content)
        {
            case PhoneContent.Location location:
                fields["Latitude"] = location.Latitude;
                fields["Longitude"] = location.Longitude;
                if (location.Label is { } label) fields["Label"] = label;
                if (location.Address is { } address) fields["Address"] = address;
                break;
            case PhoneContent.Button button:
                fields["ButtonText"] = button.Label;
                fields["ButtonPayload"] = button.Payload;
                if (button.UnderSid is { } sid) fields["OriginalRepliedMessageSid"] = sid;
                break;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A record prints its members; what a customer writes is private.</summary>
    public override string ToString() => Sid;
}
