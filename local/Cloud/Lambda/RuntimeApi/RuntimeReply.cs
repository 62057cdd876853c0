using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Lambda.RuntimeApi;

/// <summary>What the Runtime API answers to a post.</summary>
internal sealed record RuntimeReply(int Status, ReadOnlyMemory<byte> Body)
{
    // Clients of the error paths insist on a body.
    public static readonly RuntimeReply Accepted = new(202, """{"status":"OK"}"""u8.ToArray());

    public static readonly RuntimeReply UnknownRequest = Error(400, "InvalidRequestID", "Invalid request ID");

    public static readonly RuntimeReply WrongState = Error(403, "InvalidStateTransition", "State transition is not allowed");

    public static readonly RuntimeReply TooLarge =
        Error(413, "RequestEntityTooLarge", $"Exceeded maximum allowed payload size ({RuntimeSession.MaximumResponseBytes} bytes).");

    public static readonly RuntimeReply NotFound = Error(404, "NotFound", "No such path in the Runtime API");

    private static RuntimeReply Error(int status, string type, string message) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(new { errorMessage = message, errorType = type }));
}
