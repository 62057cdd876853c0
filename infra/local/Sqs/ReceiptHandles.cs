using WhatsAppReplies.Local.Gateway;

namespace WhatsAppReplies.Local.Sqs;

/// <summary>The emulator takes any text for a handle that has ended; SQS tells those apart that it never gave out.</summary>
internal static class ReceiptHandles
{
    private static readonly string[] Operations = ["ChangeMessageVisibility", "DeleteMessage"];

    public static void Check(string operation, ReadOnlyMemory<byte> body)
    {
        if (!Operations.Contains(operation) || JsonBody.Parse(body).Text("ReceiptHandle") is not { } handle || Guid.TryParseExact(handle, "D", out _)) return;
        throw new AwsException("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");
    }
}
