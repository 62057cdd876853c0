using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>The SQS emulator behind the gateway.</summary>
internal sealed class SqsService(Forwarder emulator, AwsAccount account, TimeProvider time) : IAwsService
{
    private readonly StrictSqs _strict = new(emulator.SendAsync, time);

    /// <summary>The batch operations need the permission of the single ones.</summary>
    private const string Batch = "Batch";

    public string Name => "sqs";

    public AwsProtocol Protocol => AwsProtocol.Json10WithQueryErrors;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request)
    {
        var body = JsonBody.Parse(request.Body);
        if (MoveTasks.Permissions(operation, body) is { } ofTask) return ofTask;
        var action = operation.EndsWith(Batch, StringComparison.Ordinal) ? operation[..^Batch.Length] : operation;
        var queue = body.Text("QueueUrl") is { } url ? url[(url.LastIndexOf('/') + 1)..] : body.Text("QueueName") ?? "*";
        return [($"sqs:{action}", account.Arn("sqs", queue))];
    }

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        SqsErrorCodes.AsAwsWritesThem(await _strict.SendAsync(operation, request, cancellationToken));
}
