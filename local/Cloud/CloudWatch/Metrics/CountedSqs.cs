using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

/// <summary>Counts what goes through SQS, by what the service answered: a message that a batch refused was not sent.</summary>
internal sealed class CountedSqs(IAwsService sqs, QueueMetrics metrics) : IAwsService
{
    public string Name => sqs.Name;

    public AwsProtocol Protocol => sqs.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => sqs.Permissions(operation, request);

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        var answer = await sqs.SendAsync(operation, request, cancellationToken);
        if (answer.Succeeded) Count(operation, request, answer);
        return answer;
    }

    private void Count(string operation, AwsRequest request, AwsHttpAnswer answer)
    {
        if (JsonBody.Parse(request.Body).Text("QueueUrl") is not { } url) return;
        var queue = url[(url.LastIndexOf('/') + 1)..];
        switch (operation)
        {
            case "SendMessage":
                metrics.Sent(queue, 1);
                break;
            case "SendMessageBatch":
                metrics.Sent(queue, Listed(answer, "Successful"));
                break;
            case "ReceiveMessage":
                metrics.Received(queue, Listed(answer, "Messages"));
                break;
            case "DeleteMessage":
                metrics.Deleted(queue, 1);
                break;
            case "DeleteMessageBatch":
                metrics.Deleted(queue, Listed(answer, "Successful"));
                break;
        }
    }

    private static int Listed(AwsHttpAnswer answer, string name) =>
        JsonBody.Parse(answer.Body).TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;
}
