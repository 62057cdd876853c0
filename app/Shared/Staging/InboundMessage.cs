namespace WhatsAppReplies.Shared.Staging;

/// <summary>One message of a customer, from a webhook or from Twilio's list.</summary>
internal sealed record InboundMessage
{
    /// <summary>The type of a message whose text the provider does not tell: something came, and nobody knows what.</summary>
    public const string HiddenType = "hidden";

    /// <summary>More files than Twilio takes with one message.</summary>
    public const int MostMedia = 10;

    public required string Sid { get; init; }

    /// <summary>The customer's address, as Twilio writes it.</summary>
    public required string From { get; init; }

    /// <summary>The company's address, as Twilio writes it.</summary>
    public required string To { get; init; }

    /// <summary>Empty for a message that holds only media.</summary>
    public required string Body { get; init; }

    public string? Type { get; init; }

    public IReadOnlyList<CustomerMedia> Media { get; init; } = [];

    public CustomerLocation? Location { get; init; }

    public string? ProfileName { get; init; }

    public string? ButtonPayload { get; init; }

    public string? QuotedSid { get; init; }

    /// <summary>When Twilio took it; nothing: now.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>There where it asks for no more messages: the line that acknowledges it.</summary>
    public string? OptOutReply { get; init; }

    /// <summary>A record prints its members; they are private.</summary>
    public override string ToString() => $"message of {Body.Length} characters";
}
