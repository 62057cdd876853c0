namespace WhatsAppReplies.Shared.Twilio;

internal sealed record TwilioOptions
{
    /// <summary>Where the package sends its requests.</summary>
    public static Uri Host { get; } = new("https://api.twilio.com");

    /// <summary>Where requests go instead of Twilio's own host, which the package does not let one choose.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Where Twilio tells what became of a message; nothing: nobody asks.</summary>
    public Uri? StatusCallbackUrl { get; init; }

    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan LookupTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Of a customer's file, with the redirects to it: the largest one at the speed of a slow line.</summary>
    public TimeSpan MediaTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Of the typing indicator: later than that the reply is there, or nearly.</summary>
    public TimeSpan TypingTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Twilio writes whole seconds of its own clock; a message may seem this much older than our attempt and still be ours.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(60);
}

internal static class WhatsAppAddress
{
    private const string Prefix = "whatsapp:";

    /// <summary>The prefix is notation: with and without it an address is the same customer.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Bare(one), Bare(other), StringComparison.Ordinal);

    private static string Bare(string address) => address.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? address[Prefix.Length..] : address;

    /// <summary>Puts the prefix on, once. What follows it is opaque: a number, or the id of a customer with a username.</summary>
    public static string Of(string address) => HasPrefix(address) ? address : Prefix + address;

    public static string WithoutPrefix(string address) => HasPrefix(address) ? address[Prefix.Length..] : address;

    /// <summary>How other systems write an address: without the prefix and with it.</summary>
    public static IReadOnlyList<string> Ways(string address) => [WithoutPrefix(address), Prefix + WithoutPrefix(address)];

    private static bool HasPrefix(string address) => address.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
