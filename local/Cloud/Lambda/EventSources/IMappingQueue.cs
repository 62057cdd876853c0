namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>What an event source mapping does with its queue.</summary>
internal interface IMappingQueue
{
    Task<QueueSettings> SettingsAsync(CancellationToken cancellationToken = default);

    /// <summary>At most ten at once; waits up to <paramref name="wait"/> for the first.</summary>
    Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int most, TimeSpan wait, CancellationToken cancellationToken = default);

    /// <summary>Returns those that the queue did not delete; they will come again.</summary>
    Task<IReadOnlyList<QueueMessage>> DeleteAsync(IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken = default);
}
