namespace WhatsAppReplies.Replies.Conversations.Archive;

/// <summary>Bounds of a record, and what leaves it when it holds more.</summary>
internal sealed record ArchiveOptions
{
    /// <summary>What a record may weigh before a turn adds to it; above, the oldest messages leave it whatever their age.</summary>
    public int RecordBound { get; init; } = 160 * 1024;

    /// <summary>What its messages may weigh. Every write of a turn is charged by the size of the whole record, so this bounds the cost of a reply.</summary>
    public int MessagesBound { get; init; } = 64 * 1024;

    /// <summary>What archiving for size leaves, so that it does not happen in every turn.</summary>
    public int MessagesKept { get; init; } = 48 * 1024;

    /// <summary>From this many messages on the oldest leave, once they are old enough.</summary>
    public int ArchiveFrom { get; init; } = 60;

    /// <summary>What archiving for count leaves: context for the model, and ten turns until the next archive item.</summary>
    public int ArchiveKeeps { get; init; } = 40;

    /// <summary>Longer than any webhook is redelivered: until then a staged sid must be recognised on the record.</summary>
    public TimeSpan RedeliveryHorizon { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Lambda's longest: whoever read the stage table longer ago than that answers nothing any more.</summary>
    public TimeSpan LongestInvocation { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Messages in one archive item: the expression that removes them must stay below DynamoDB's 4 KB (15 bytes each).</summary>
    public int ArchiveItemMessages { get; init; } = 200;

    /// <summary>Bytes in one archive item.</summary>
    public int ArchiveItemBytes { get; init; } = 300 * 1024;
}
