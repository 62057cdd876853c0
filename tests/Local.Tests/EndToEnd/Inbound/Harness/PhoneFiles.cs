using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>Files as a phone sends them: with the first bytes by which they tell what they are.</summary>
internal static class PhoneFiles
{
    public static byte[] JpegBytes => [0xFF, 0xD8, 0xFF, 0xE0, .. "a photo"u8];

    public static PhoneFile Jpeg => new("image/jpeg", JpegBytes);

    public static PhoneFile VoiceNote => new("audio/ogg", (byte[])[.. "OggS"u8, 0, 2, .. "OpusHead"u8, .. "a voice"u8]);

    public static PhoneFile Pdf => new("application/pdf", (byte[])[.. "%PDF-1.7\n"u8, .. "a licence"u8]);

    public static PhoneFile Text => new("text/plain", "My name is Zoë."u8.ToArray());

    public static PhoneFile Film => new("video/mp4", (byte[])[0, 0, 0, 0x18, .. "ftypmp42"u8]);

    public static PhoneFile Card => new("text/vcard", "BEGIN:VCARD"u8.ToArray());

    public static PhoneFile Of(string contentType) => contentType switch
    {
        "image/jpeg" => Jpeg,
        "audio/ogg" => VoiceNote,
        "application/pdf" => Pdf,
        "text/plain" => Text,
        "video/mp4" => Film,
        "text/vcard" => Card,
        _ => throw new ArgumentOutOfRangeException(nameof(contentType), contentType, null),
    };

    /// <summary>As large as the function takes one, and no two bytes alike for long.</summary>
    public static PhoneFile Largest()
    {
        var bytes = new byte[16 * 1024 * 1024];
        new Random(7).NextBytes(bytes);
        JpegBytes.CopyTo(bytes, 0);
        return new("image/jpeg", bytes);
    }
}
