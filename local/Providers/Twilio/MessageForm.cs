using Microsoft.AspNetCore.WebUtilities;

namespace WhatsAppReplies.Local.Providers.Twilio;

/// <summary>The form of a message that is to be created.</summary>
internal sealed record MessageForm(string To, string From, string Body, string? StatusCallback = null)
{
    private const int LongestBody = 1600;

    public static async Task<MessageForm> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new FormReader(body);
        var fields = await reader.ReadFormAsync(cancellationToken);
        string Field(string name) => fields.TryGetValue(name, out var values) ? values.ToString() : "";
        return new MessageForm(Field("To"), Field("From"), Field("Body"), Field("StatusCallback") is { Length: > 0 } callback ? callback : null);
    }

    /// <summary>Null: nothing is wrong.</summary>
    public TwilioError? Mistake(TwilioBehaviour behaviour) =>
        To.Length == 0 ? TwilioError.NoRecipient
        : From.Length == 0 ? TwilioError.NoSender
        : Body.Length == 0 ? TwilioError.NoBody
        : Body.Length > LongestBody ? behaviour.TooLong
        : !WhatsAppAddress.IsValid(From) || (behaviour.Senders.Count > 0 && !behaviour.Senders.Contains(From)) ? TwilioError.UnknownSender
        : !WhatsAppAddress.IsValid(To) ? TwilioError.InvalidRecipient
        : null;
}
