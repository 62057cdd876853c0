namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>A request as it came to the function URL.</summary>
internal sealed record WebhookRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>Without the question mark, as it was sent.</summary>
    public required string Query { get; init; }

    /// <summary>Scheme, host and port that Twilio called.</summary>
    public required string Origin { get; init; }

    /// <summary>Nothing: the request is not signed.</summary>
    public required string? Signature { get; init; }

    public required string Body { get; init; }

    public required bool IsBase64 { get; init; }

    /// <summary>A record prints its members; they are private.</summary>
    public override string ToString() => "request";
}
