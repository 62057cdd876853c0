using System.Globalization;
using Amazon.Lambda.SQSEvents;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>One receipt of a queue message.</summary>
internal sealed record Delivery(string MessageId, string ReceiptHandle, string? Body, int ReceiveCount)
{
    private const string ReceiveCountAttribute = "ApproximateReceiveCount";
    private const string SentAttribute = "SentTimestamp";
    private const long Latest = 253_370_764_800_000;

    /// <summary>By the queue's clock; nothing where the message does not say so.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The trigger was delivered before, so that an earlier worker may have left a claim, a reply half sent, or nothing at all.</summary>
    public bool IsRedelivery => ReceiveCount > 1;

    /// <summary>A message without a count counts as redelivered: that path assumes the least.</summary>
    public static Delivery Of(SQSEvent.SQSMessage message) => new(
        message.MessageId,
        message.ReceiptHandle,
        message.Body,
        message.Attributes is { } attributes
        && attributes.TryGetValue(ReceiveCountAttribute, out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count > 0
            ? count
            : 2)
    {
        SentAt = message.Attributes is { } all
            && all.TryGetValue(SentAttribute, out var sent)
            && long.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < Latest
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null,
    };

    public override string ToString() => $"delivery {ReceiveCount} of {MessageId}";
}
