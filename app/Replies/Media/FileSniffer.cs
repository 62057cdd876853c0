using System.Text;

namespace WhatsAppReplies.Replies.Media;

/// <summary>
/// Sniffer of a file's type: by its first bytes, whatever the sender's phone or the provider says it is. What they say decides only where bytes alone cannot: a
/// container that holds sound or pictures, and text, which has no mark of its own.
/// </summary>
internal static class FileSniffer
{
    private const int Head = 4096;

    /// <summary>Some writers of PDF put something before it.</summary>
    private const int PdfMarkWithin = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="bytes">Of the file.</param>
    /// <param name="declared">What it is said to be; empty where nobody says so.</param>
    /// <returns>Nothing when it is none that the model can be given.</returns>
    public static FileType? TypeOf(FileBytes bytes, string declared)
    {
        var head = bytes.Head(Head);
        return Picture(head) ?? Audio(head, declared.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)) ?? Document(bytes, head, declared);
    }

    private static FileType? Picture(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileType.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileType.Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return FileType.Gif;
        return IsRiff(head, "WEBP"u8) ? FileType.Webp : null;
    }

    /// <param name="head">Of the file.</param>
    /// <param name="isDeclared">As audio: where a container can hold a film too, that decides.</param>
    private static FileType? Audio(ReadOnlySpan<byte> head, bool isDeclared)
    {
        // A film in this container names its own codec there.
        if (head.StartsWith("OggS"u8))
            return head.IndexOf("theora"u8) < 0 ? FileType.Ogg : null;
        if (head.StartsWith("ID3"u8) || IsMp3Frame(head))
            return FileType.Mp3;
        if (IsRiff(head, "WAVE"u8))
            return FileType.Wav;
        if (head.StartsWith("fLaC"u8))
            return FileType.Flac;
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8))
            return isDeclared || head[8..].StartsWith("M4A"u8) || head[8..].StartsWith("M4B"u8) ? FileType.Mp4 : null;
        return isDeclared && head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) ? FileType.Webm : null;
    }

    /// <summary>Eleven bits of synchronisation and the third layer; other layers are other formats, which nobody transcribes.</summary>
    private static bool IsMp3Frame(ReadOnlySpan<byte> head) => head.Length >= 2 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2;

    private static FileType? Document(FileBytes bytes, ReadOnlySpan<byte> head, string declared)
    {
        if (head[..Math.Min(head.Length, PdfMarkWithin)].IndexOf("%PDF-"u8) >= 0)
            return FileType.Pdf;
        return IsDeclaredText(declared) && IsText(bytes) ? FileType.Text : null;
    }

    /// <summary>An error page of a gateway in place of a picture is text, and nothing that a customer has sent.</summary>
    private static bool IsDeclaredText(string declared) =>
        declared.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || declared.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        || declared.StartsWith("application/xml", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(FileBytes bytes)
    {
        // The last character may be cut in two where only the beginning is looked at.
        var head = bytes.Head(Head);
        var isWhole = bytes.Length == head.Length;
        for (var cut = 0; cut < (isWhole ? 1 : 4); cut++)
        {
            if (IsText(head[..Math.Max(0, head.Length - cut)]))
                return head.Length > 0;
        }

        return false;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        try
        {
            foreach (var rune in Strict.GetString(bytes).EnumerateRunes())
            {
                if (Rune.IsControl(rune) && rune.Value is not ('\t' or '\n' or '\r' or '\f'))
                    return false;
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith(form);
}
