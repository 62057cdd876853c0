namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>What became of one batch.</summary>
/// <param name="Batch">What the function was given.</param>
/// <param name="Result">What it answered.</param>
/// <param name="Verdict">What the mapping made of that.</param>
/// <param name="Undeleted">Done, but the queue did not delete them.</param>
internal sealed record BatchSettlement(IReadOnlyList<QueueMessage> Batch, InvokeResult Result, BatchVerdict Verdict, IReadOnlyList<QueueMessage> Undeleted);
