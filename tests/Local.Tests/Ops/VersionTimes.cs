using System.Globalization;
using WhatsAppReplies.Ops.Rollback;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>Times of versions, as Lambda writes them.</summary>
internal static class VersionTimes
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    public static string After(int minutes) => Begin.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    /// <summary>The same, with each version at so many minutes.</summary>
    public static LiveFunction Published(this LiveFunction function, params int[] minutes) =>
        function with { Versions = [.. function.Versions.Zip(minutes, (version, after) => version with { At = After(after) })] };
}
