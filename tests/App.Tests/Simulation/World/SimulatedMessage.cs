using App.Tests.Simulation.Engine;

namespace App.Tests.Simulation.World;

internal sealed class SimulatedMessage(string id, string body, string conversationId, DateTimeOffset sentAt)
{
    public string Id => id;

    public string Body => body;

    /// <summary>Of the conversation that it is a trigger for.</summary>
    public string ConversationId => conversationId;

    public DateTimeOffset SentAt => sentAt;

    public int ReceiveCount { get; set; }

    public TimeSpan VisibleAt { get; set; }

    /// <summary>Only the newest receipt can change the message.</summary>
    public string? Receipt { get; set; }

    public bool IsDeleted { get; set; }

    public bool IsDeadLetter { get; set; }

    /// <summary>It will be, or is being, worked on.</summary>
    public bool IsLive => !IsDeleted && !IsDeadLetter;

    /// <summary>A CRITICAL record named it.</summary>
    public bool WasReported { get; set; }

    /// <summary>Some worker ended with a CRITICAL outcome.</summary>
    public bool WasGivenUp { get; set; }

    /// <summary>Whoever received it.</summary>
    public List<Worker> Receivers { get; } = [];

    /// <summary>Each return to the queue makes the ones before it void.</summary>
    public int Returns { get; set; }
}
