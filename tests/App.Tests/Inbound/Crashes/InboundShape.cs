using App.Tests.Inbound.Support;

namespace App.Tests.Inbound.Crashes;

/// <summary>A kind of work of the inbound function, which makes its own sequence of calls.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Make">The world before it.</param>
/// <param name="Messages">Which messages the customer must get an answer to.</param>
internal sealed record InboundShape(string Name, Func<Task<InboundWorld>> Make, params string[] Messages)
{
    /// <summary>The message whose webhook is the subject; nothing: a sweep is.</summary>
    public SignedWebhook? Webhook { get; init; }

    /// <summary>How long after the message was written the subject runs.</summary>
    public TimeSpan After { get; init; }

    /// <summary>What another system does after the subject has run or died, and before anything is repeated or swept.</summary>
    public Action<InboundWorld> Then { get; init; } = _ => { };

    /// <summary>How many conversations the customer has at most.</summary>
    public int MostRecords { get; init; } = 1;

    /// <summary>The process has worked before, and has things in its caches.</summary>
    public bool IsWarm { get; init; }

    /// <summary>What must be true in the end besides the answers.</summary>
    public Func<InboundWorld, string?> Check { get; init; } = _ => null;

    public override string ToString() => Name;
}
