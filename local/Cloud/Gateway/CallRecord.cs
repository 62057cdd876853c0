namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>One call of the function or of its event source mapping. Holds no content.</summary>
/// <param name="At">When it came in.</param>
/// <param name="Call">What was asked.</param>
/// <param name="Status">Of the answer; null when the connection was dropped instead.</param>
/// <param name="ErrorCode">When it was refused or failed.</param>
/// <param name="Duration">Until the answer.</param>
internal sealed record CallRecord(DateTimeOffset At, GatewayCall Call, int? Status, string? ErrorCode, TimeSpan Duration);
