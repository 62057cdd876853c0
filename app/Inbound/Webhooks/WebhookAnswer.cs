namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>
/// Outcome of a request: one kind for each thing that its sender, or an operator, would do differently. Nothing in an answer tells
/// whom we know.
/// </summary>
internal abstract record WebhookAnswer
{
    private WebhookAnswer(int status) => Status = status;

    public int Status { get; }

    /// <summary>The message is staged and its trigger is on its way, or a turn has recorded it.</summary>
    public sealed record Taken() : WebhookAnswer(200);

    /// <summary>Nothing is left to do about it, and Twilio need not repeat it.</summary>
    public sealed record Noted() : WebhookAnswer(204);

    public sealed record BadForm() : WebhookAnswer(400);

    /// <summary>Not signed by Twilio, as far as anybody can tell.</summary>
    public sealed record Refused() : WebhookAnswer(403);

    public sealed record NotFound() : WebhookAnswer(404);

    public sealed record MethodNotAllowed() : WebhookAnswer(405);

    public sealed record TooLarge() : WebhookAnswer(413);

    /// <summary>Twilio repeats it, and the sweep finds what it does not repeat.</summary>
    public sealed record Failed() : WebhookAnswer(500);
}
