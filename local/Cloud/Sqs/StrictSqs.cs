using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>Refuses what SQS refuses and the emulator does not: handles that it never gave out or that have ended, extensions past twelve hours.</summary>
internal sealed class StrictSqs(Func<AwsRequest, CancellationToken, Task<AwsHttpAnswer>> emulator, TimeProvider time)
{
    private static readonly TimeSpan DefaultVisibility = TimeSpan.FromSeconds(30);

    private readonly ReceiptHandles _receipts = new(time);
    private readonly ConcurrentDictionary<string, TimeSpan> _visibilities = new(StringComparer.Ordinal);

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        var body = JsonBody.Parse(request.Body);
        if (body.Text("QueueUrl") is not { } url) return await CreateAsync(operation, body, request, cancellationToken);
        var queue = url[(url.LastIndexOf('/') + 1)..];
        return operation switch
        {
            "ReceiveMessage" => await ReceiveAsync(queue, body, request, cancellationToken),
            "SetQueueAttributes" => await ConfigureAsync(queue, body, request, cancellationToken),
            "DeleteMessage" or "ChangeMessageVisibility" => await SettleAsync(operation, queue, body, request, cancellationToken),
            "DeleteMessageBatch" or "ChangeMessageVisibilityBatch" => await new SqsBatch(body, entry => WhyNot(operation, queue, entry))
                .SendAsync(request, emulator, entry => Settled(operation, queue, entry), cancellationToken),
            _ => await emulator(request, cancellationToken),
        };
    }

    private Task<AwsHttpAnswer> CreateAsync(string operation, JsonElement body, AwsRequest request, CancellationToken cancellationToken) =>
        operation == "CreateQueue" && body.Text("QueueName") is { } name
            ? ConfigureAsync(name, body, request, cancellationToken)
            : emulator(request, cancellationToken);

    private async Task<AwsHttpAnswer> ConfigureAsync(string queue, JsonElement body, AwsRequest request, CancellationToken cancellationToken)
    {
        var answer = await emulator(request, cancellationToken);
        if (answer.Succeeded && body.TryGetProperty("Attributes", out var attributes) && attributes.Text("VisibilityTimeout") is { } seconds)
        {
            _visibilities[queue] = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
        }

        return answer;
    }

    private async Task<AwsHttpAnswer> ReceiveAsync(string queue, JsonElement body, AwsRequest request, CancellationToken cancellationToken)
    {
        var answer = await emulator(request, cancellationToken);
        if (answer.Succeeded && JsonBody.Parse(answer.Body).TryGetProperty("Messages", out var messages) && messages.ValueKind == JsonValueKind.Array)
        {
            var visibility = Visibility(body) ?? _visibilities.GetValueOrDefault(queue, DefaultVisibility);
            foreach (var message in messages.EnumerateArray()) _receipts.Add(queue, message.Text("ReceiptHandle")!, visibility);
        }

        return answer;
    }

    private async Task<AwsHttpAnswer> SettleAsync(string operation, string queue, JsonElement body, AwsRequest request, CancellationToken cancellationToken)
    {
        if (WhyNot(operation, queue, body) is { } refusal) throw new AwsException(refusal);
        var answer = await emulator(request, cancellationToken);
        if (answer.Succeeded) Settled(operation, queue, body);
        return answer;
    }

    /// <summary>What is missing from the request or out of its range, the emulator says.</summary>
    private AwsError? WhyNot(string operation, string queue, JsonElement entry) =>
        entry.Text("ReceiptHandle") is not { } handle ? null
        : operation.StartsWith("DeleteMessage", StringComparison.Ordinal) ? _receipts.WhyNotDelete(queue, handle)
        : Visibility(entry) is { TotalSeconds: >= 0 and <= 43_200 } visibility ? _receipts.WhyNotChange(queue, handle, visibility)
        : null;

    private void Settled(string operation, string queue, JsonElement entry)
    {
        var handle = entry.Text("ReceiptHandle")!;
        if (operation.StartsWith("DeleteMessage", StringComparison.Ordinal))
        {
            _receipts.Deleted(queue, handle);
        }
        else
        {
            _receipts.Changed(queue, handle, Visibility(entry)!.Value);
        }
    }

    private static TimeSpan? Visibility(JsonElement body) =>
        body.TryGetProperty("VisibilityTimeout", out var value) && value.TryGetInt32(out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
