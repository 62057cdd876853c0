namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>A message as the queue handed it out.</summary>
internal sealed record QueueMessage
{
    public required string MessageId { get; init; }

    public required string ReceiptHandle { get; init; }

    public required string Body { get; init; }

    public required string Md5OfBody { get; init; }

    public string? Md5OfMessageAttributes { get; init; }

    /// <summary>The queue's own: receive count, times in Unix milliseconds, …</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, QueueMessageAttribute> MessageAttributes { get; init; } = new Dictionary<string, QueueMessageAttribute>();

    /// <summary>Message and body are not repeated: they are what customers wrote.</summary>
    public override string ToString() => MessageId;
}
