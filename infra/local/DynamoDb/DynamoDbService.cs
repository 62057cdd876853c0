using System.Text.Json;
using WhatsAppReplies.Local.Gateway;

namespace WhatsAppReplies.Local.DynamoDb;

/// <summary>DynamoDB Local behind the gateway. Time to live is this machine's own: see <see cref="TimeToLive"/>.</summary>
internal sealed class DynamoDbService(Forwarder emulator, AwsAccount account, TimeToLive timeToLive) : IAwsService
{
    /// <summary>Transactions need the permissions of their parts.</summary>
    private static readonly Dictionary<string, string> TransactionParts = new(StringComparer.Ordinal)
    {
        ["Put"] = "PutItem",
        ["Update"] = "UpdateItem",
        ["Delete"] = "DeleteItem",
        ["ConditionCheck"] = "ConditionCheckItem",
        ["Get"] = "GetItem",
    };

    public string Name => "dynamodb";

    public AwsProtocol Protocol => AwsProtocol.Json10;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, ReadOnlyMemory<byte> body)
    {
        var request = JsonBody.Parse(body);
        return operation switch
        {
            "BatchWriteItem" or "BatchGetItem" => [.. request.Names("RequestItems").Select(table => ($"dynamodb:{operation}", account.TableArn(table)))],
            "TransactWriteItems" or "TransactGetItems" => [.. TransactionPermissions(request).Distinct()],
            "ListTables" or "DescribeEndpoints" or "DescribeLimits" => [($"dynamodb:{operation}", "*")],
            "Query" or "Scan" when request.Text("IndexName") is { } index => [($"dynamodb:{operation}", $"{Table(request)}/index/{index}")],
            _ => [($"dynamodb:{operation}", Table(request))],
        };
    }

    public async Task<AwsAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) => operation switch
    {
        "UpdateTimeToLive" => timeToLive.Update(JsonBody.Parse(request.Body)),
        "DescribeTimeToLive" => timeToLive.Describe(JsonBody.Parse(request.Body)),
        _ => await emulator.SendAsync(request, cancellationToken),
    };

    private string Table(JsonElement request) =>
        request.Text("TableName") is { } table
            ? account.TableArn(table)
            : throw new AwsException("ValidationException", "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null");

    private IEnumerable<(string Action, string Resource)> TransactionPermissions(JsonElement request) =>
        from item in request.TryGetProperty("TransactItems", out var items) ? items.EnumerateArray() : default
        from part in item.EnumerateObject()
        where TransactionParts.ContainsKey(part.Name)
        select ($"dynamodb:{TransactionParts[part.Name]}", Table(part.Value));
}
