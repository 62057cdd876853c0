namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

internal sealed record QueueMessageAttribute(string DataType, string? StringValue, ReadOnlyMemory<byte>? BinaryValue);
