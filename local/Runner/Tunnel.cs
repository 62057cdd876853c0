using System.Globalization;
using System.Net;

namespace WhatsAppReplies.Local.Runner;

/// <summary>
/// A way from the internet to this machine that whoever runs this has opened: Twilio signs the address at which it calls, so it has to be known.
/// </summary>
/// <param name="Address">The public one, without a path; null: nobody has opened one.</param>
/// <param name="Port">Of this machine, where the tunnel ends.</param>
internal sealed record Tunnel(Uri? Address, int Port)
{
    public const string AddressVariable = "TUNNEL_URL";
    public const string PortVariable = "TUNNEL_PORT";

    private const int UsualPort = 8787;

    public static Tunnel None { get; } = new(null, UsualPort);

    /// <summary>Without a slash at its end, as the setting <c>publicUrl</c> has it; null: there is none.</summary>
    public string? Origin => Address?.GetLeftPart(UriPartial.Authority);

    /// <summary>Where the tunnel ends.</summary>
    public string Target => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>For somebody who has none yet.</summary>
    public string HowToOpen =>
        "Twilio's credentials are set, so real phones would write here, and Twilio needs an address at which it reaches this machine. "
        + $"Open a tunnel to {Target} with a tool of your choice (cloudflared tunnel --url {Target}, or ngrok http {Port}), "
        + $"and run this again with {AddressVariable}=https://its-public-name. "
        + $"Or unset {RealProviders.TwilioAccountSidVariable} and {RealProviders.TwilioAuthTokenVariable}: then the page has phones of its own.";

    public static Tunnel From(Func<string, string?> variable)
    {
        if (variable(AddressVariable) is not { Length: > 0 } text) return new Tunnel(null, PortOf(variable));
        var isOrigin = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };
        return isOrigin ? new Tunnel(address, PortOf(variable))
            : throw new ProblemException($"{AddressVariable} is an https address without a path, such as https://whatsapp.example.com.");
    }

    private static int PortOf(Func<string, string?> variable) => variable(PortVariable) is not { Length: > 0 } text ? UsualPort
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= IPEndPoint.MaxPort ? port
        : throw new ProblemException($"{PortVariable} is a whole number from 1 to {IPEndPoint.MaxPort}.");
}
