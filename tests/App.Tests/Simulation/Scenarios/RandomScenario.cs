using WhatsAppReplies.Replies.Conversations.Archive;
using WhatsAppReplies.Replies.Turns;

namespace App.Tests.Simulation.Scenarios;

/// <summary>Random scenario of a run. Each one leaves most of the rarer events out, so that those which are in it happen together often.</summary>
internal static class RandomScenario
{
    public static Scenario Draw(Random random)
    {
        var arrivals = Arrivals(random);
        var last = arrivals[^1].At;
        var mostParts = random.Pick(1, 1, 2, 3);
        var handOff = random.Chance(0.15) ? random.Seconds(0, last.TotalSeconds + 60) : (TimeSpan?)null;
        var isArchiving = random.Chance(0.3);
        return new Scenario
        {
            Arrivals = arrivals,
            Parts = () => random.Next(1, mostParts + 1),
            SameTexts = random.Chance(0.3),
            FunctionTimeout = TimeSpan.FromSeconds(random.Pick(600, 600, 150)),
            HeartbeatInterval = TimeSpan.FromSeconds(random.Pick(30, 20)),
            LockLifetime = random.Chance(0.5) ? TimeSpan.FromSeconds(random.Pick(30, 300, 900)) : null,
            PageBytes = random.Chance(0.3) ? 1 : 1024 * 1024,
            Options = Options(random, isArchiving),
            EarlierTurns = isArchiving ? random.Next(0, 5) : 0,
            Record = random.Chance(0.2)
                ? random.Pick(InitialRecord.Missing, InitialRecord.Abandoned, InitialRecord.AbandonedWithText, InitialRecord.NullMessages,
                    InitialRecord.NoStatus, InitialRecord.StatusReset)
                : InitialRecord.Ordinary,
            HandOffAt = handOff,
            HandBackAt = handOff is { } taken && random.Chance(0.5) ? taken + random.Seconds(0, 400) : null,
            Leftovers = random.Chance(0.4) ? random.Next(1, 3) : 0,
            NoteAt = random.Chance(0.25) ? random.Seconds(arrivals[0].At.TotalSeconds, last.TotalSeconds + random.Pick(3, 3, 700)) : null,
            FragmentsLive = random.Chance(0.25) ? TimeSpan.FromSeconds(random.Pick(70, 130, 300, 1500)) : null,
            HidesBodies = random.Chance(0.1),
            PartsLeaveAfter = random.Seconds(0, random.Pick(0.5, 3, 30)),
        };
    }

    private static List<Arrival> Arrivals(Random random)
    {
        var arrivals = new List<Arrival>();
        var spread = random.Pick(0.5, 5, 60, 700);
        var at = TimeSpan.Zero;
        var count = random.Next(1, 5);
        var isWordless = random.Chance(0.08);
        for (var number = 1; number <= count; number++)
        {
            at += random.Seconds(0, spread);
            arrivals.Add(new Arrival(at, $"f{number}", IsEmpty: isWordless || random.Chance(0.05), WebhookDies: random.Chance(0.03)));
        }

        // The provider repeats a request that it believes to have failed, also long after its message was answered.
        if (random.Chance(0.2))
        {
            var again = random.Pick<Arrival>([.. arrivals]);
            arrivals.Add(again with { At = again.At + random.Seconds(0, random.Pick(5, 120, 1500)), WebhookDies = false });
        }

        return arrivals;
    }

    private static TurnOptions Options(Random random, bool isArchiving)
    {
        var options = new TurnOptions();
        if (random.Chance(0.2))
            options = options with { MessageBound = 20 };
        if (!isArchiving)
            return options;

        return options with { Archive = Archive(random) };
    }

    private static ArchiveOptions Archive(Random random) => random.Chance(0.5)
        ? new() { ArchiveFrom = 4, ArchiveKeeps = 2, ArchiveItemMessages = random.Pick(200, 1) }
        : new() { MessagesBound = random.Pick(300, 500), MessagesKept = random.Pick(100, 200), ArchiveItemMessages = random.Pick(200, 1) };
}
