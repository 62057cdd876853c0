using System.Globalization;

namespace WhatsAppReplies.Shared.Time;

/// <summary>Times as the conversation's records have them.</summary>
internal static class Timestamp
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
