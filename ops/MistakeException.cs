namespace WhatsAppReplies.Ops;

/// <summary>Thrown for what the operator said wrong; its message is for them.</summary>
internal sealed class MistakeException(string message) : Exception(message);
