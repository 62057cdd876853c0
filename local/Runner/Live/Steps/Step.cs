namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>A step of a turn.</summary>
/// <param name="Name">One of <see cref="StepNames"/>.</param>
internal sealed record Step(string Name)
{
    /// <summary>Null: it names none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The customer's address; null: it names none.</summary>
    public string? Channel { get; init; }

    /// <summary>Of a queue message that it is about.</summary>
    public string? ReceiptHandle { get; init; }

    /// <summary>The message's, where it is about one.</summary>
    public string? Sid { get; init; }

    /// <summary>What else is known of it: numbers, states and times, and nothing that was said.</summary>
    public IReadOnlyDictionary<string, object> Facts { get; init; } = new Dictionary<string, object>();

    /// <summary>A record prints its members; ids and addresses are private.</summary>
    public override string ToString() => Name;
}
