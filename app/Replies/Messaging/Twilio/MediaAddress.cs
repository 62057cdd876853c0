using System.Net;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

/// <summary>
/// Address of a customer's file, as it stands on what was staged. Whoever can write there must not be able to send the function, or the account's credentials,
/// anywhere else: only a file of a message, and only at the host that every other request goes to.
/// </summary>
internal static class MediaAddress
{
    /// <param name="url">As it was staged.</param>
    /// <param name="options">Name the host.</param>
    /// <returns>Nothing when it is no address of a file at Twilio.</returns>
    public static Uri? Of(string url, TwilioOptions options)
    {
        var host = options.BaseUrl ?? TwilioOptions.Host;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !IsOfFile(address))
            return null;
        return HasOrigin(address, host) || HasOrigin(address, TwilioOptions.Host) ? new Uri(host, address.AbsolutePath) : null;
    }

    /// <summary>Where a redirect leads to. Plain HTTP is for this machine alone, and only where the host itself is on it.</summary>
    /// <returns>Nothing when it is not followed.</returns>
    public static Uri? Next(Uri from, Uri? location, TwilioOptions options)
    {
        if (location is null || !Uri.TryCreate(from, location, out var next) || next.UserInfo.Length > 0)
            return null;

        var isOfThisMachine = options.BaseUrl is { IsLoopback: true } && next is { IsLoopback: true, Scheme: "http" };
        var isPublic = next.Scheme == Uri.UriSchemeHttps && next is { IsDefaultPort: true, IsLoopback: false } && !IPAddress.TryParse(next.DnsSafeHost, out _);
        return isOfThisMachine || isPublic ? next : null;
    }

    private static bool HasOrigin(Uri address, Uri origin) =>
        address.UserInfo.Length == 0
        && address.Scheme == origin.Scheme
        && string.Equals(address.Host, origin.Host, StringComparison.OrdinalIgnoreCase)
        && address.Port == origin.Port;

    /// <summary>Other resources of the account are none of a customer's files.</summary>
    private static bool IsOfFile(Uri address) =>
        address.Query.Length == 0
        && address.AbsolutePath.Split('/') is ["", "2010-04-01", "Accounts", var account, "Messages", var message, "Media", var file]
        && IsSid(account) && IsSid(message) && IsSid(file);

    private static bool IsSid(string text) => text.Length > 0 && text.All(char.IsAsciiLetterOrDigit);
}
