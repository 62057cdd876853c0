using Microsoft.AspNetCore.WebUtilities;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>The form of a typing indicator.</summary>
internal sealed record TypingForm(string MessageSid, string Channel)
{
    private const string OnlyChannel = "whatsapp";

    public static async Task<TypingForm> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new FormReader(body);
        var fields = await reader.ReadFormAsync(cancellationToken);
        string Field(string name) => fields.TryGetValue(name, out var values) ? values.ToString() : "";
        return new TypingForm(Field("messageId"), Field("channel"));
    }

    /// <summary>Null: nothing is wrong.</summary>
    public TwilioError? Mistake() => MessageSid.Length == 0 || Channel != OnlyChannel ? TwilioError.BadParameter : null;
}
