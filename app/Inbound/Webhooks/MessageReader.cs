using System.Globalization;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Reader of a customer's message from a form. Fields that it does not know are the provider's business.</summary>
internal static class MessageReader
{
    private const int LongestType = 32;
    private const string UnknownContentType = "application/octet-stream";

    /// <returns>Nothing when it is no message.</returns>
    public static InboundMessage? Read(Form form)
    {
        var (sid, from, to) = (form.Find(Fields.MessageSid), form.Find(Fields.From), form.Find(Fields.To));
        if (!FieldRules.IsSid(sid) || !FieldRules.IsAddress(from) || !FieldRules.IsAddress(to))
            return null;

        return new InboundMessage
        {
            Sid = sid!,
            From = from!,
            To = to!,
            Body = form.Text(Fields.Body) ?? form.Text(Fields.ButtonText) ?? "",
            Type = Type(form),
            Media = Media(form),
            Location = Location(form),
            ProfileName = form.Text(Fields.ProfileName),
            ButtonPayload = form.Text(Fields.ButtonPayload),
            QuotedSid = form.Text(Fields.OriginalRepliedMessageSid),
        };
    }

    /// <summary>A word of the provider's; whatever else stands there says nothing.</summary>
    private static string? Type(Form form) =>
        form.Text(Fields.MessageType) is { Length: <= LongestType } type && type.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
            ? type.ToLowerInvariant()
            : null;

    private static List<CustomerMedia> Media(Form form)
    {
        var media = new List<CustomerMedia>();
        if (!int.TryParse(form.Find(Fields.NumMedia), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return media;

        for (var index = 0; index < Math.Min(count, InboundMessage.MostMedia); index++)
        {
            var number = index.ToString(CultureInfo.InvariantCulture);
            if (form.Text(Fields.MediaUrl + number) is { } url)
                media.Add(new(url, form.Text(Fields.MediaContentType + number) ?? UnknownContentType));
        }

        return media;
    }

    private static CustomerLocation? Location(Form form)
    {
        var location = new CustomerLocation(form.Text(Fields.Latitude), form.Text(Fields.Longitude), form.Text(Fields.Label), form.Text(Fields.Address));
        return location is { Latitude: null, Longitude: null } ? null : location;
    }
}
