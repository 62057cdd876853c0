using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>
/// Interceptor of the queue. A trigger that a benchmark hands over by itself has never been in it: its visibility is changed as that of one in flight, since
/// an error, with its stack, is no part of a turn that goes well.
/// </summary>
internal sealed class InFlightTriggers(IAwsService inner) : IAwsService
{
    public const string ReceiptHandle = "handed-over-by-the-benchmark";

    public string Name => inner.Name;

    public AwsProtocol Protocol => inner.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => inner.Permissions(operation, request);

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) =>
        operation == "ChangeMessageVisibility" && IsHandedOver(request)
            ? Task.FromResult(JsonAnswer.Of(Protocol, new Dictionary<string, object>()))
            : inner.SendAsync(operation, request, cancellationToken);

    private static bool IsHandedOver(AwsRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.GetProperty("ReceiptHandle").GetString() == ReceiptHandle;
    }
}
