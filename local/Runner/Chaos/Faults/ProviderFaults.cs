using WhatsAppReplies.Local.Providers;
using WhatsAppReplies.Local.Providers.OpenAi;
using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>Fault injection that does not depend on chance: one provider is out for a while, and the messenger hides the texts of some conversations.</summary>
internal static class ProviderFaults
{
    private static readonly TwilioError Unavailable = new(20503, 503, "Service unavailable");

    /// <summary>Which one the outage is of, by the run's seed.</summary>
    public static string Victim(int seed) => IsTheModel(seed) ? "the model" : "the messenger";

    /// <summary>Before all other rules: nothing else happens to a call that finds its provider out.</summary>
    public static void InstallOutage(ProviderServers providers, int seed, Outage outage)
    {
        if (IsTheModel(seed)) providers.OpenAi.Script.When(_ => outage.IsOn, new OpenAiFault.Refuse(OpenAiError.Overloaded));
        else providers.Twilio.Script.When(_ => outage.IsOn, new TwilioFault.Refuse(Unavailable));
    }

    /// <summary>Lists of what was sent to these customers show everything but the texts.</summary>
    public static void InstallRedaction(TwilioServer twilio, IReadOnlySet<string> addresses, Counts counts) => twilio.Script.When(
        call => call.Endpoint == TwilioEndpoint.ListMessages && addresses.Contains(call.To),
        _ =>
        {
            counts.Add("lists without texts");
            return new TwilioFault.Redacted();
        });

    private static bool IsTheModel(int seed) => seed % 2 == 0;
}
