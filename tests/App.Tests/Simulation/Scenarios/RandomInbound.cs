using System.Text;

namespace App.Tests.Simulation.Scenarios;

/// <summary>Random scenario from the phone on: most runs have the inbound function in them, and in the others another system stages.</summary>
internal static class RandomInbound
{
    private const int SidDigits = 32;

    /// <summary>
    /// What the inbound function stages lives for 15 days, and without a record it stages nothing, or in a conversation of its own:
    /// both are the other system's.
    /// </summary>
    public static Scenario Draw(Scenario scenario, Random random)
    {
        var isPossible = scenario is { FragmentsLive: null, Record: not InitialRecord.Missing };
        if (!isPossible || random.Chance(0.1))
            return scenario;

        var arrivals = new List<Arrival>();
        foreach (var arrival in scenario.Arrivals)
        {
            var isRepeated = arrivals.Exists(earlier => earlier.Text == arrival.Text);
            arrivals.Add(AtTheProvider(arrival) with { HasNoWebhook = !isRepeated && random.Chance(0.12) });
        }

        return scenario with
        {
            Arrivals = arrivals,
            Inbound = new InboundScenario(TimeSpan.FromSeconds(random.Pick(0, 0, 2, 10)), random.Chance(0.6), random.Pick(0, 0, 0, 1, 2)),
        };
    }

    /// <summary>With a sid as the provider gives them: another one is none.</summary>
    public static Arrival AtTheProvider(Arrival arrival) =>
        arrival with { Sid = "SM" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(arrival.Sid)).PadLeft(SidDigits, '0') };
}
