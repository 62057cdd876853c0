namespace Twilio.Security;

/// <summary>The forms of an address that may have been signed. Everything but the port stays as it was written.</summary>
internal static class SignedUrl
{
    public static string WithoutPort(string url)
    {
        var (start, end) = Authority(url);
        var colon = PortAt(url, start, end);
        return colon < 0 ? url : url[..colon] + url[end..];
    }

    public static string WithPort(string url)
    {
        var (start, end) = Authority(url);
        if (PortAt(url, start, end) >= 0)
        {
            return url;
        }

        var port = url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
        return $"{url[..end]}:{port}{url[end..]}";
    }

    public static string Parameter(string url, string name)
    {
        var query = new Uri(url).Query.TrimStart('?');
        foreach (var pair in query.Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length == 2 && parts[0] == name)
            {
                return Uri.UnescapeDataString(parts[1]);
            }
        }

        return "";
    }

    private static (int Start, int End) Authority(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], start);
        return (start, end < 0 ? url.Length : end);
    }

    // The last colon, unless it is inside the brackets of an IPv6 address or belongs to user information.
    private static int PortAt(string url, int start, int end)
    {
        var colon = url.LastIndexOf(':', end - 1, end - start);
        return colon >= 0 && url.AsSpan(colon + 1, end - colon - 1).IndexOfAnyExceptInRange('0', '9') < 0 ? colon : -1;
    }
}
