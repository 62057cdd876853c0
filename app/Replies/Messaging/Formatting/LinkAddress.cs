using System.Buffers;

namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Address of a link beside its text.</summary>
internal static class LinkAddress
{
    private static readonly string[] Schemes = ["https://", "http://"];

    /// <summary>A telephone finds these by itself, and shows them better alone.</summary>
    private static readonly string[] NotShown = ["mailto:", "tel:"];

    private static readonly SearchValues<char> HostEnds = SearchValues.Create("/?#");

    public static bool HasScheme(ReadOnlySpan<char> text) => StartsWithAny(text, Schemes);

    /// <summary>Whether it stands in angle brackets to be an address, and not a tag.</summary>
    public static bool IsAlone(ReadOnlySpan<char> text) => (StartsWithAny(text, Schemes) || StartsWithAny(text, NotShown)) && !text.Contains(' ');

    public static string Shown(string address) => WithoutAny(address.Trim(), NotShown);

    /// <summary>Whether the text is the address or its host: then it need not stand there twice.</summary>
    public static bool IsShownBy(string text, string address)
    {
        var (shown, bare) = (Bare(Shown(text.Trim(' ', '*', '_', '`'))), Bare(address));
        var hostEnd = bare.AsSpan().IndexOfAny(HostEnds);
        return shown.Length == 0
            || shown.Equals(bare, StringComparison.OrdinalIgnoreCase)
            || (hostEnd > 0 && shown.AsSpan().Equals(bare.AsSpan(0, hostEnd), StringComparison.OrdinalIgnoreCase));
    }

    private static string Bare(string address) => WithoutAny(WithoutAny(address, Schemes), ["www."]).TrimEnd('/');

    private static string WithoutAny(string address, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (address.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return address[beginning.Length..];
        }

        return address;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
