namespace WhatsAppReplies.Local.Cloud.Lambda.Logging;

/// <param name="RequestId">The invocation.</param>
/// <param name="Duration">Of the invocation alone.</param>
/// <param name="InitDuration">Null: a warm environment. Billed too.</param>
/// <param name="MemorySizeMegabytes">The limit.</param>
/// <param name="MaxMemoryUsedBytes">The environment's peak so far.</param>
/// <param name="Status"><c>success</c>, <c>error</c> or <c>timeout</c>.</param>
/// <param name="ErrorType">Of an error.</param>
internal sealed record PlatformReport(
    string RequestId, TimeSpan Duration, TimeSpan? InitDuration, int MemorySizeMegabytes, long MaxMemoryUsedBytes, string Status, string? ErrorType)
{
    public const string Success = "success";
    public const string Error = "error";
    public const string Timeout = "timeout";

    public long BilledMilliseconds => (long)Math.Ceiling((Duration + (InitDuration ?? TimeSpan.Zero)).TotalMilliseconds);

    public long MaxMemoryUsedMegabytes => (MaxMemoryUsedBytes + (1024 * 1024) - 1) / (1024 * 1024);
}
