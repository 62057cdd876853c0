using System.Globalization;

namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>
/// An address as it stands in the service's console. Behind its <c>#</c> may stand connection overrides, such as <c>rc=5&amp;rp=all</c>; they are
/// neither called nor signed. Without them a webhook is repeated once, and only when no connection could be made.
/// </summary>
internal sealed record WebhookAddress
{
    private const int MostRepeats = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, RepeatPolicies> Policies = new(StringComparer.Ordinal)
    {
        ["ct"] = RepeatPolicies.ConnectFailure,
        ["rt"] = RepeatPolicies.ReadTimeout,
        ["4xx"] = RepeatPolicies.ClientError,
        ["5xx"] = RepeatPolicies.ServerError,
        ["all"] = RepeatPolicies.All,
    };

    /// <summary>Exactly as configured, without the overrides.</summary>
    public required Uri Called { get; init; }

    public int Repeats { get; init; } = 1;

    public RepeatPolicies RepeatedAfter { get; init; } = RepeatPolicies.ConnectFailure;

    /// <summary>For one answer.</summary>
    public TimeSpan ReadTimeout { get; init; } = Longest;

    /// <summary>For all calls together.</summary>
    public TimeSpan TotalTimeout { get; init; } = Longest;

    /// <exception cref="FormatException">An override that the service does not have, or that this machine does not understand.</exception>
    public static WebhookAddress Of(string configured)
    {
        var parts = configured.Split('#', 2);
        var address = new WebhookAddress { Called = new Uri(parts[0]) };
        return parts is [_, { Length: > 0 } overrides] ? overrides.Split('&').Aggregate(address, With) : address;
    }

    private static WebhookAddress With(WebhookAddress address, string setting) => setting.Split('=', 2) switch
    {
        ["rc", var count] => address with { Repeats = Whole(setting, count, MostRepeats) },
        ["rp", var policies] =>
            address with { RepeatedAfter = policies.Split(',').Aggregate(RepeatPolicies.None, (all, policy) => all | Policy(setting, policy)) },
        ["rt", var milliseconds] => address with { ReadTimeout = Limit(setting, milliseconds) },
        ["tt", var milliseconds] => address with { TotalTimeout = Limit(setting, milliseconds) },
        _ => throw Wrong(setting),
    };

    private static RepeatPolicies Policy(string setting, string name) => Policies.TryGetValue(name, out var policy) ? policy : throw Wrong(setting);

    private static TimeSpan Limit(string setting, string text) => TimeSpan.FromMilliseconds(Whole(setting, text, (int)Longest.TotalMilliseconds));

    private static int Whole(string setting, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw Wrong(setting);

    private static FormatException Wrong(string setting) => new($"The connection override '{setting}' is not understood.");
}
