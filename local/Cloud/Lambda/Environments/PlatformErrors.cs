using System.Globalization;
using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Lambda.Environments;

/// <summary>The error payloads that Lambda writes where the function could not.</summary>
internal static class PlatformErrors
{
    public const string Exit = "Runtime.ExitError";
    public const string OutOfMemory = "Runtime.OutOfMemory";
    public const string TimedOut = "Sandbox.Timedout";

    public static string TypeOf(bool outOfMemory) => outOfMemory ? OutOfMemory : Exit;

    public static string TimeoutMessage(TimeSpan timeout) =>
        string.Create(CultureInfo.InvariantCulture, $"Task timed out after {timeout.TotalSeconds:0.00} seconds");

    public static ReadOnlyMemory<byte> Payload(string errorType, string requestId, string message) =>
        JsonSerializer.SerializeToUtf8Bytes(new { errorType, errorMessage = $"RequestId: {requestId} Error: {message}" });
}
