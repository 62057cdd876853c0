using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo.Expressions;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Fakes.Dynamo;

/// <summary>
/// DynamoDB in memory, for the calls that the function makes. Conditions and updates are really evaluated, limits are kept, and every
/// call passes an interceptor before and after its effect. What it does not know it refuses; the same contract tests run against DynamoDB Local.
/// </summary>
internal sealed partial class InMemoryDynamoDb
{
    private const int LargestItem = 400 * 1024;
    private const int LargestBatch = 25;

    private readonly Dictionary<string, InMemoryTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Index), SecondaryIndex> _indexes = [];

    public InMemoryDynamoDb(ICallInterceptor interceptor)
    {
        Interceptor = interceptor;
        Client = DynamoDbClient.Over(this);
    }

    public IAmazonDynamoDB Client { get; }

    public ICallInterceptor Interceptor { get; }

    /// <summary>What a page of a query may read.</summary>
    public int PageBytes { get; set; } = 1024 * 1024;

    /// <summary>Which requests of a batch the service does not get to; it is asked for every request in every call.</summary>
    public Func<string, WriteRequest, bool> LeavesUnprocessed { get; set; } = (_, _) => false;

    public List<Consumption> Consumed { get; } = [];

    /// <summary>Told of every change at the moment at which it happens: the table, the item before and after.</summary>
    public Action<InMemoryTable, Dictionary<string, AttributeValue>?, Dictionary<string, AttributeValue>?> Changed { get; set; } = (_, _, _) => { };

    /// <summary>The update whose condition held last: the very request of the caller, however often it comes.</summary>
    public UpdateItemRequest? Applying { get; private set; }

    /// <summary>What a read sees that does not ask for consistency: the newest state, unless somebody makes it older.</summary>
    public Func<InMemoryTable, string, IEnumerable<Dictionary<string, AttributeValue>>> ReadEventually { get; set; } = (table, partition) =>
        table.Partition(partition);

    public InMemoryTable this[string table] => _tables.TryGetValue(table, out var found) ? found : throw DynamoErrors.NoTable();

    public SecondaryIndex CreateIndex(string table, string name, KeySchema schema, IReadOnlyList<string> projected) =>
        _indexes[(table, name)] = new SecondaryIndex(this[table], schema, projected);

    public void Create(string table, KeySchema schema) => _tables.Add(table, new InMemoryTable(table, schema));

    public Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken) =>
        RunAsync("UpdateItem", request.TableName, request, () => Update(request), cancellationToken);

    public Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken) =>
        RunAsync("PutItem", request.TableName, request, () => Put(request), cancellationToken);

    public Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken) =>
        RunAsync("DeleteItem", request.TableName, request, () => Delete(request), cancellationToken);

    public Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken) =>
        RunAsync("GetItem", request.TableName, request, () => Get(request), cancellationToken);

    public Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken) =>
        RunAsync("Query", request.TableName, request, () => Query(request), cancellationToken);

    public Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken) =>
        RunAsync("Scan", request.TableName, request, () => Scan(request), cancellationToken);

    public Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken) =>
        RunAsync("BatchWriteItem", string.Join('+', request.RequestItems.Keys.Order()), request, () => BatchWrite(request), cancellationToken);

    private Task<T> RunAsync<T>(string operation, string table, object request, Func<T> effect, CancellationToken cancellationToken) =>
        Intercepted.RunAsync(Interceptor, new ExternalCall("dynamodb", operation, table, request), effect, cancellationToken);

    private UpdateItemResponse Update(UpdateItemRequest request)
    {
        var table = this[request.TableName];
        var before = table.Find(request.Key);
        var scope = new Scope(before ?? [], request.ExpressionAttributeValues, request.ExpressionAttributeNames);
        var update = UpdateParser.Parse(request.UpdateExpression);
        RefuseUnused(request.ExpressionAttributeValues, request.ConditionExpression + " " + request.UpdateExpression);
        Check(request.ConditionExpression, scope, before, request.ReturnValuesOnConditionCheckFailure);

        Applying = request;
        var after = update.Apply(scope);
        foreach (var (name, value) in request.Key)
        {
            if (before is not null && !Values.AreEqual(after[name], value))
                throw DynamoErrors.Validation($"Cannot update attribute {name}. This attribute is part of the key");
            after[name] = value;
        }

        Store(table, "UpdateItem", before, after);
        return new UpdateItemResponse
        {
            Attributes = request.ReturnValues?.Value switch
            {
                null or "NONE" => null,
                "ALL_OLD" => before is null ? null : new(before),
                "ALL_NEW" => new(after),
                var other => throw new NotSupportedException(other),
            },
        };
    }

    private PutItemResponse Put(PutItemRequest request)
    {
        var table = this[request.TableName];
        var before = table.Find(table.KeyOf(request.Item));
        RefuseUnused(request.ExpressionAttributeValues, request.ConditionExpression);
        Check(
            request.ConditionExpression,
            new Scope(before ?? [], request.ExpressionAttributeValues, request.ExpressionAttributeNames),
            before,
            request.ReturnValuesOnConditionCheckFailure);
        Store(table, "PutItem", before, Values.Copy(request.Item));
        return new PutItemResponse();
    }

    private DeleteItemResponse Delete(DeleteItemRequest request)
    {
        if (request.ConditionExpression is not null)
            throw new NotSupportedException("a condition on DeleteItem");

        var table = this[request.TableName];
        Remove(table, "DeleteItem", request.Key);
        return new DeleteItemResponse();
    }

    private BatchWriteItemResponse BatchWrite(BatchWriteItemRequest request)
    {
        var count = request.RequestItems.Sum(requests => requests.Value.Count);
        if (count is 0 or > LargestBatch)
            throw DynamoErrors.Validation("Too many or no items requested for the BatchWriteItem call");

        var left = new Dictionary<string, List<WriteRequest>>();
        var seen = new HashSet<string>();
        foreach (var (name, requests) in request.RequestItems)
        {
            var table = this[name];
            foreach (var write in requests)
            {
                var key = write.DeleteRequest?.Key ?? throw new NotSupportedException("BatchWriteItem with a put");
                if (!seen.Add($"{name} {string.Join(' ', key.Values.Select(value => value.S))}"))
                    throw DynamoErrors.Validation("Provided list of item keys contains duplicates");

                if (LeavesUnprocessed(name, write))
                {
                    if (!left.TryGetValue(name, out var rest))
                        left[name] = rest = [];
                    rest.Add(write);
                    continue;
                }

                Remove(table, "BatchWriteItem", key);
            }
        }

        return new BatchWriteItemResponse { UnprocessedItems = left };
    }

    private void Store(InMemoryTable table, string operation, Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue> after)
    {
        var size = ItemSize.Of(after);
        if (size > LargestItem)
            throw DynamoErrors.Validation("Item size has exceeded the maximum allowed size");
        table.Replace(after);
        Charge(operation, table, before, size);
        Changed(table, before, after);
    }

    private void Remove(InMemoryTable table, string operation, Dictionary<string, AttributeValue> key)
    {
        var before = table.Find(key);
        Charge(operation, table, before, 0);
        if (table.Delete(key))
            Changed(table, before, null);
    }

    private static void Check(
        string? condition, Scope scope, Dictionary<string, AttributeValue>? before, ReturnValuesOnConditionCheckFailure? returned)
    {
        if (condition is null || ConditionParser.Parse(condition)(scope))
            return;
        throw DynamoErrors.ConditionFailed(returned?.Value == "ALL_OLD" && before is not null ? new(before) : null);
    }

    private static void RefuseUnused(Dictionary<string, AttributeValue>? values, string? expressions)
    {
        if (values is null)
            return;

        var used = Placeholders.Of(expressions ?? "");
        foreach (var placeholder in values.Keys)
        {
            if (!used.Contains(placeholder))
                throw DynamoErrors.Validation($"Value provided in ExpressionAttributeValues unused in expressions: keys: {{{placeholder}}}");
        }
    }

    private void Charge(string operation, InMemoryTable table, Dictionary<string, AttributeValue>? before, int bytesAfter)
    {
        var bytes = Math.Max(before is null ? 0 : ItemSize.Of(before), bytesAfter);
        Consumed.Add(new(operation, table.Name, Math.Max(1, (bytes + 1023) / 1024), 0));
    }

    private static double ReadUnits(int bytes, bool consistent) => Math.Max(1, (bytes + 4095) / 4096) * (consistent ? 1 : 0.5);
}
