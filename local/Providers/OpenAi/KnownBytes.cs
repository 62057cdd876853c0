namespace WhatsAppReplies.Local.Providers.OpenAi;

/// <summary>What files are by their first bytes, as the service sees it.</summary>
internal static class KnownBytes
{
    public static string TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return "image/png";
        if (bytes.StartsWith("GIF8"u8)) return "image/gif";
        if (bytes.StartsWith("%PDF-"u8)) return "application/pdf";
        if (bytes.StartsWith("OggS"u8)) return "audio/ogg";
        if (bytes.StartsWith("ID3"u8) || (bytes.Length > 1 && bytes[0] == 0xFF && (bytes[1] & 0xE6) == 0xE2)) return "audio/mpeg";
        if (bytes.Length > 8 && bytes[4..].StartsWith("ftyp"u8)) return "audio/mp4";
        if (!bytes.StartsWith("RIFF"u8) || bytes.Length < 12) return "";
        return bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : bytes[8..].StartsWith("WAVE"u8) ? "audio/wav" : "";
    }
}
