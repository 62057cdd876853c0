using System.Text.Json;
using WhatsAppReplies.Local.Cloud.DynamoDb.Consistency;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.DynamoDb;

/// <summary>DynamoDB Local behind the gateway. Time to live is this machine's own: see <see cref="TimeToLive"/>.</summary>
internal sealed class DynamoDbService : IAwsService
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

    private readonly AwsAccount _account;
    private readonly TimeToLive _timeToLive;
    private readonly DynamoDbSend _tables;

    /// <param name="emulator">DynamoDB Local.</param>
    /// <param name="account">For ARNs.</param>
    /// <param name="timeToLive">Which tables have one.</param>
    /// <param name="lag">How long a read that does not ask for consistency may miss a write; null: no longer than any other.</param>
    /// <param name="time">Of the lag.</param>
    public DynamoDbService(Forwarder emulator, AwsAccount account, TimeToLive timeToLive, TimeSpan? lag, TimeProvider time)
    {
        (_account, _timeToLive) = (account, timeToLive);
        var pages = new FilteredPage(emulator.SendAsync);
        _tables = (operation, request, cancellationToken) => FilteredPage.Concerns(operation, request)
            ? pages.SendAsync(request, cancellationToken)
            : emulator.SendAsync(request, cancellationToken);
        if (lag is not { } late) return;
        Replica = new Replica(_tables, late, time);
        _tables = Replica.SendAsync;
    }

    public Replica? Replica { get; }

    public string Name => "dynamodb";

    public AwsProtocol Protocol => AwsProtocol.Json10;

    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request)
    {
        var body = JsonBody.Parse(request.Body);
        return operation switch
        {
            "BatchWriteItem" or "BatchGetItem" => [.. body.Names("RequestItems").Select(table => ($"dynamodb:{operation}", _account.TableArn(table)))],
            "TransactWriteItems" or "TransactGetItems" => [.. TransactionPermissions(body).Distinct()],
            "ListTables" or "DescribeEndpoints" or "DescribeLimits" => [($"dynamodb:{operation}", "*")],
            "Query" or "Scan" when body.Text("IndexName") is { } index => [($"dynamodb:{operation}", $"{Table(body)}/index/{index}")],
            _ => [($"dynamodb:{operation}", Table(body))],
        };
    }

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken) => operation switch
    {
        "UpdateTimeToLive" => _timeToLive.Update(JsonBody.Parse(request.Body)),
        "DescribeTimeToLive" => _timeToLive.Describe(JsonBody.Parse(request.Body)),
        _ => await _tables(operation, request, cancellationToken),
    };

    private string Table(JsonElement request) =>
        request.Text("TableName") is { } table
            ? _account.TableArn(table)
            : throw new AwsException(
                "ValidationException", "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null");

    private IEnumerable<(string Action, string Resource)> TransactionPermissions(JsonElement request) =>
        from item in request.TryGetProperty("TransactItems", out var items) ? items.EnumerateArray() : default
        from part in item.EnumerateObject()
        where TransactionParts.ContainsKey(part.Name)
        select ($"dynamodb:{TransactionParts[part.Name]}", Table(part.Value));
}
