using System.Text;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Reader of a request's body, with a bound on its size.</summary>
internal static class BodyReader
{
    /// <summary>Twilio's largest webhook is a tenth of it.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Judged by its length alone: a body that is refused is not read.</summary>
    public static bool IsTooLarge(WebhookRequest request) => request.IsBase64
        ? request.Body.Length > Base64Length(MostBytes) || DecodedLength(request.Body) > MostBytes
        : request.Body.Length > MostBytes || Encoding.UTF8.GetByteCount(request.Body) > MostBytes;

    /// <returns>Nothing when it is not Base64.</returns>
    public static byte[]? Read(WebhookRequest request)
    {
        if (!request.IsBase64)
            return Encoding.UTF8.GetBytes(request.Body);

        var bytes = new byte[DecodedLength(request.Body)];
        return Convert.TryFromBase64String(request.Body, bytes, out var length) ? bytes.AsSpan(0, length).ToArray() : null;
    }

    private static int Base64Length(int bytes) => (bytes + 2) / 3 * 4;

    private static int DecodedLength(string body)
    {
        var padding = body.EndsWith("==", StringComparison.Ordinal) ? 2 : body.EndsWith('=') ? 1 : 0;
        return Math.Max(0, body.Length / 4 * 3 - padding);
    }
}
