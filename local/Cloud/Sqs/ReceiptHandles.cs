using System.Collections.Concurrent;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>
/// What was received under which handle. The emulator takes any text for a handle that has ended, notices the end of a visibility when somebody
/// receives, and knows no limit to its extension.
/// </summary>
internal sealed class ReceiptHandles(TimeProvider time)
{
    private const int Longest = 43_200;

    private readonly ConcurrentDictionary<(string Queue, string Handle), Receipt> _receipts = new();

    public void Add(string queue, string handle, TimeSpan visibility)
    {
        var now = time.GetUtcNow();
        _receipts[(queue, handle)] = new Receipt(now, now + visibility);
    }

    public void Changed(string queue, string handle, TimeSpan visibility) => HideUntil(queue, handle, time.GetUtcNow() + visibility);

    public void Deleted(string queue, string handle) => HideUntil(queue, handle, time.GetUtcNow());

    /// <summary>Null: SQS would delete it, or say so although the message is somebody else's by now.</summary>
    public AwsError? WhyNotDelete(string queue, string handle) =>
        _receipts.ContainsKey((queue, handle)) ? null : new AwsError(400, "ReceiptHandleIsInvalid", "The input receipt handle is invalid.");

    public AwsError? WhyNotChange(string queue, string handle, TimeSpan visibility)
    {
        if (!_receipts.TryGetValue((queue, handle), out var receipt))
        {
            return WhyNotDelete(queue, handle);
        }

        var now = time.GetUtcNow();
        return receipt.HiddenUntil <= now
            ? new AwsError(400, "MessageNotInflight", "Message does not exist or is not available for visibility timeout change.")
            : now + visibility > receipt.At.AddSeconds(Longest)
                ? new AwsError(
                    400,
                    "InvalidParameterValue",
                    $"Value {visibility.TotalSeconds} for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is "
                    + $"beyond the limit [{Longest} seconds]")
            : null;
    }

    private void HideUntil(string queue, string handle, DateTimeOffset at)
    {
        if (_receipts.TryGetValue((queue, handle), out var receipt)) _receipts[(queue, handle)] = receipt with { HiddenUntil = at };
    }
}
