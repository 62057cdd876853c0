using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Interceptor of a service that counts its calls, with the units that DynamoDB says it would bill.</summary>
internal sealed class MeteredService(IAwsService inner, CallMeter meter) : IAwsService
{
    private const string DynamoDb = "dynamodb";
    private static readonly string[] Reads = ["Query", "GetItem", "Scan", "BatchGetItem", "TransactGetItems"];

    public string Name => inner.Name;

    public AwsProtocol Protocol => inner.Protocol;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) =>
        inner.Permissions(operation, request);

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        if (!meter.On || request.Header("Authorization")?.Contains($"={meter.Of}/", StringComparison.Ordinal) is not true)
        {
            return await inner.SendAsync(operation, request, cancellationToken);
        }

        if (Name != DynamoDb)
        {
            meter.Add(new AwsCall(Name, operation, [], 0, 0));
            return await inner.SendAsync(operation, request, cancellationToken);
        }

        var body = JsonNode.Parse(request.Body.Span)!;
        body["ReturnConsumedCapacity"] = "TOTAL";
        var answer = await inner.SendAsync(operation, request with { Body = JsonSerializer.SerializeToUtf8Bytes(body) }, cancellationToken);
        var consumed = Consumed(answer.Body);
        var units = consumed.Sum(table => table.Units);
        var reads = Reads.Contains(operation);
        meter.Add(new AwsCall(Name, operation, [.. consumed.Select(table => table.Table)], reads ? units : 0, reads ? 0 : units));
        return answer;
    }

    private static List<(string Table, double Units)> Consumed(ReadOnlyMemory<byte> body)
    {
        using var answer = JsonDocument.Parse(body);
        if (!answer.RootElement.TryGetProperty("ConsumedCapacity", out var consumed))
        {
            return [];
        }

        IEnumerable<JsonElement> tables = consumed.ValueKind == JsonValueKind.Array ? consumed.EnumerateArray() : [consumed];
        return [.. tables.Select(table => (table.GetProperty("TableName").GetString()!, table.GetProperty("CapacityUnits").GetDouble()))];
    }
}
