namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <param name="Done">To be deleted; the others come again when their visibility timeout ends.</param>
/// <param name="WhyNone">Null: the function's answer was followed.</param>
internal sealed record BatchVerdict(IReadOnlyList<QueueMessage> Done, string? WhyNone)
{
    public static BatchVerdict AllDone(IReadOnlyList<QueueMessage> batch) => new(batch, null);

    public static BatchVerdict NoneDone(string why) => new([], why);

    public static BatchVerdict Without(IReadOnlyList<QueueMessage> batch, IReadOnlySet<string> failed) =>
        new([.. batch.Where(message => !failed.Contains(message.MessageId))], null);
}
