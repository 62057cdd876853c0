using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Rollback;

/// <summary>A function whose alias goes to another version.</summary>
internal sealed record Move(LiveFunction Function, LambdaVersion To);
