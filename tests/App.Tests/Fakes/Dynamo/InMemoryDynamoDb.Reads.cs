using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Dynamo.Expressions;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Fakes.Dynamo;

/// <content>Get, query and scan.</content>
internal sealed partial class InMemoryDynamoDb
{
    private GetItemResponse Get(GetItemRequest request)
    {
        var item = this[request.TableName].Find(request.Key);
        Consumed.Add(new("GetItem", request.TableName, 0, ReadUnits(item is null ? 0 : ItemSize.Of(item), request.ConsistentRead == true)));
        return new GetItemResponse { Item = item is null ? null : Projected.Of(item, request.ProjectionExpression) };
    }

    private QueryResponse Query(QueryRequest request)
    {
        if (request.FilterExpression is not null || request.ScanIndexForward == false)
            throw new NotSupportedException("Query with a filter, or backwards");

        var table = this[request.TableName];
        if (request.IndexName is { } index)
        {
            return QueryIndex(
                request, _indexes.GetValueOrDefault((table.Name, index)) ?? throw DynamoErrors.Validation("The table does not have the specified index"));
        }

        if (KeyCondition.Parse(request.KeyConditionExpression) is not [var key] || key.Name != table.Schema.Partition)
            throw new NotSupportedException("a key condition on anything but the partition key");
        var scope = new Scope([], request.ExpressionAttributeValues, request.ExpressionAttributeNames);
        var partition = InMemoryTable.Key(scope.Value(key.Value), KeySchema.LongestPartition);

        var items = new List<Dictionary<string, AttributeValue>>();
        var bytes = 0;
        Dictionary<string, AttributeValue>? last = null;
        var after = request.ExclusiveStartKey?[table.Schema.Sort!].S;
        foreach (var item in request.ConsistentRead == true ? table.Partition(partition) : ReadEventually(table, partition))
        {
            if (after is not null && string.CompareOrdinal(item[table.Schema.Sort!].S, after) <= 0)
                continue;

            items.Add(Projected.Of(item, request.ProjectionExpression));
            bytes += ItemSize.Of(item);
            if (bytes >= PageBytes || items.Count == request.Limit)
            {
                last = table.KeyOf(item);
                break;
            }
        }

        Consumed.Add(new("Query", table.Name, 0, ReadUnits(bytes, request.ConsistentRead == true)));
        return new QueryResponse { Items = items, Count = items.Count, LastEvaluatedKey = last };
    }

    /// <summary>Both keys by equality, in one page.</summary>
    private QueryResponse QueryIndex(QueryRequest request, SecondaryIndex index)
    {
        if (request.ConsistentRead == true)
            throw DynamoErrors.Validation("Consistent reads are not supported on global secondary indexes");

        var scope = new Scope([], request.ExpressionAttributeValues, request.ExpressionAttributeNames);
        if (KeyCondition.Parse(request.KeyConditionExpression) is not [var first, var second]
            || first.Name != index.Schema.Partition
            || second.Name != index.Schema.Sort)
        {
            throw new NotSupportedException("a key condition on an index that does not name both of its keys");
        }
        var partition = InMemoryTable.Key(scope.Value(first.Value), KeySchema.LongestPartition);
        var sort = InMemoryTable.Key(scope.Value(second.Value), KeySchema.LongestSort);
        RefuseUnused(request.ExpressionAttributeValues, request.KeyConditionExpression);

        var items = index.Find(partition, sort).Select(item => Projected.Of(item, request.ProjectionExpression)).ToList();
        Consumed.Add(new("Query", request.TableName, 0, ReadUnits(items.Sum(ItemSize.Of), consistent: false)));
        return new QueryResponse { Items = items, Count = items.Count };
    }

    private ScanResponse Scan(ScanRequest request)
    {
        var table = this[request.TableName];
        var filter = request.FilterExpression is { } expression ? ConditionParser.Parse(expression) : _ => true;
        RefuseUnused(request.ExpressionAttributeValues, request.FilterExpression);

        var after = request.ExclusiveStartKey is { } start ? KeyText(table, start) : null;
        var (items, bytes) = (new List<Dictionary<string, AttributeValue>>(), 0);
        Dictionary<string, AttributeValue>? last = null;
        foreach (var item in table.AsTheyStand.OrderBy(item => KeyText(table, item), StringComparer.Ordinal))
        {
            if (after is not null && string.CompareOrdinal(KeyText(table, item), after) <= 0)
                continue;

            if (filter(new Scope(item, request.ExpressionAttributeValues, request.ExpressionAttributeNames)))
                items.Add(Projected.Of(item, request.ProjectionExpression));
            bytes += ItemSize.Of(item);
            if (bytes >= PageBytes)
            {
                last = table.KeyOf(item);
                break;
            }
        }

        Consumed.Add(new("Scan", table.Name, 0, ReadUnits(bytes, request.ConsistentRead == true)));
        return new ScanResponse { Items = items, Count = items.Count, LastEvaluatedKey = last };
    }

    private static string KeyText(InMemoryTable table, Dictionary<string, AttributeValue> item) =>
        string.Join('\n', table.KeyOf(item).Values.Select(value => value.S));
}
