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

    /// <summary>In three of ten of these runs the customer has no conversation yet, or two.</summary>
    public static Scenario WithCustomer(Scenario scenario, Random random)
    {
        if (scenario.Inbound is not { } inbound || !random.Chance(0.3))
            return scenario;

        var last = scenario.Arrivals[^1].At.TotalSeconds;
        var kind = random.Pick(CustomerKind.New, CustomerKind.WithTwo, CustomerKind.NewAndWrittenTo);
        inbound = inbound with
        {
            Customer = kind,
            WrittenToAt = kind == CustomerKind.NewAndWrittenTo ? random.Seconds(0, last + random.Pick(3, 60, 300)) : null,
            Preferences = kind == CustomerKind.New ? [] : Preferences(random, last),
        };

        // Nobody can tell two conversations of one customer apart by what the provider lists, where all replies look alike to it.
        if (kind != CustomerKind.New)
            scenario = scenario with { SameTexts = false, HidesBodies = false };
        return scenario with
        {
            Inbound = inbound,
            Record = kind == CustomerKind.WithTwo ? scenario.Record : InitialRecord.Missing,
            EarlierTurns = kind == CustomerKind.WithTwo ? scenario.EarlierTurns : 0,
            Leftovers = kind == CustomerKind.WithTwo ? scenario.Leftovers : 0,
        };
    }

    private static List<Preference> Preferences(Random random, double last)
    {
        var preferences = new List<Preference>();
        for (var left = random.Next(1, 6); left > 0; left--)
        {
            preferences.Add(new(
                random.Seconds(0, last + random.Pick(3, 20, 300)), random.Chance(0.5), random.Pick<bool?>(null, true, false)));
        }

        return preferences;
    }

    /// <summary>With a sid as the provider gives them: another one is none.</summary>
    public static Arrival AtTheProvider(Arrival arrival) =>
        arrival with { Sid = "SM" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(arrival.Sid)).PadLeft(SidDigits, '0') };
}
