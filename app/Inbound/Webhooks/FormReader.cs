using System.Buffers;
using System.Text;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>
/// Parser of <c>application/x-www-form-urlencoded</c>, exact: what a signature covers must come out as it went in, so nothing is guessed, trimmed
/// or repaired. A form that is not UTF-8, or has a broken escape, is no form; nor is one with a field without a name, whose value could be the rest of
/// another address in what was signed.
/// </summary>
internal static class FormReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Nothing when it is no form.</returns>
    public static Form? Read(ReadOnlySpan<byte> body)
    {
        var fields = new List<KeyValuePair<string, string>>();
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'&');
            var field = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 1)..];
            if (field.IsEmpty)
                continue;

            var equals = field.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? field : field[..equals]);
            var value = equals < 0 ? "" : Decode(field[(equals + 1)..]);
            if (string.IsNullOrEmpty(name) || value is null)
                return null;
            fields.Add(new(name, value));
        }

        return new Form(fields);
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            return TryUnescape(text, rented, out var length) ? Strict.GetString(rented, 0, length) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static bool TryUnescape(ReadOnlySpan<byte> text, Span<byte> bytes, out int length)
    {
        length = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var next = text[index];
            if (next == '%')
            {
                if (index + 2 >= text.Length || !TryHex(text[index + 1], out var high) || !TryHex(text[index + 2], out var low))
                    return false;
                next = (byte)(high << 4 | low);
                index += 2;
            }
            else if (next == '+')
            {
                next = (byte)' ';
            }

            bytes[length++] = next;
        }

        return true;
    }

    private static bool TryHex(byte digit, out int value)
    {
        value = digit switch
        {
            >= (byte)'0' and <= (byte)'9' => digit - '0',
            >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
            _ => -1,
        };
        return value >= 0;
    }
}
