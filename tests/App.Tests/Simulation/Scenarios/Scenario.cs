using WhatsAppReplies.Replies.Turns;

namespace App.Tests.Simulation.Scenarios;

/// <summary>Scenario of one run: what happens around the function, apart from the injected faults.</summary>
internal sealed record Scenario
{
    /// <summary>When each message of the customer reaches the webhook; some reach it twice.</summary>
    public required IReadOnlyList<Arrival> Arrivals { get; init; }

    /// <summary>The inbound function stages what arrives; nothing: another system does.</summary>
    public InboundScenario? Inbound { get; init; }

    /// <summary>How many parts a reply has.</summary>
    public Func<int> Parts { get; init; } = () => 1;

    /// <summary>All replies look alike to the provider.</summary>
    public bool SameTexts { get; init; }

    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromSeconds(600);

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan? LockLifetime { get; init; }

    public int PageBytes { get; init; } = 1024 * 1024;

    public TurnOptions Options { get; init; } = new();

    /// <summary>Recorded turns that the conversation begins with.</summary>
    public int EarlierTurns { get; init; }

    public InitialRecord Record { get; init; }

    /// <summary>Whether the model, beside a reply, asks for a person.</summary>
    public Func<bool> ModelHandsOff { get; init; } = () => false;

    /// <summary>A person takes the conversation over.</summary>
    public TimeSpan? HandOffAt { get; init; }

    /// <summary>And gives it back.</summary>
    public TimeSpan? HandBackAt { get; init; }

    /// <summary>Fragments of this many earlier turns are still staged.</summary>
    public int Leftovers { get; init; }

    /// <summary>Another system appends an entry to the messages.</summary>
    public TimeSpan? NoteAt { get; init; }

    /// <summary>How long a staged fragment lives, unless the function puts it off; it is gone at that very second.</summary>
    public TimeSpan? FragmentsLive { get; init; }

    /// <summary>The provider's account redacts messages: its lists tell no words.</summary>
    public bool HidesBodies { get; init; }

    /// <summary>How long an accepted part stays with the provider before it is on its way.</summary>
    public TimeSpan PartsLeaveAfter { get; init; }

    /// <summary>Of a part that the provider has accepted: after which time it says that the part did not arrive; nothing where it did.</summary>
    public Func<TimeSpan?> UndeliveredAfter { get; init; } = () => null;
}
