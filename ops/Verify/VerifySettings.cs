namespace WhatsAppReplies.Ops.Verify;

/// <summary>Options of the command <c>verify</c>: which stack.</summary>
internal sealed class VerifySettings : StackOptions;
