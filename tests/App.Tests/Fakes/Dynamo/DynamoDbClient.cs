using System.Reflection;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo;

/// <summary>The client library's interface has hundreds of members; the functions may use these seven.</summary>
public class DynamoDbClient : DispatchProxy
{
    private InMemoryDynamoDb _database = null!;

    internal static IAmazonDynamoDB Over(InMemoryDynamoDb database)
    {
        var client = Create<IAmazonDynamoDB, DynamoDbClient>();
        ((DynamoDbClient)(object)client)._database = database;
        return client;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => args switch
    {
        [UpdateItemRequest request, CancellationToken token] => _database.UpdateItemAsync(request, token),
        [PutItemRequest request, CancellationToken token] => _database.PutItemAsync(request, token),
        [DeleteItemRequest request, CancellationToken token] => _database.DeleteItemAsync(request, token),
        [GetItemRequest request, CancellationToken token] => _database.GetItemAsync(request, token),
        [QueryRequest request, CancellationToken token] => _database.QueryAsync(request, token),
        [ScanRequest request, CancellationToken token] => _database.ScanAsync(request, token),
        [BatchWriteItemRequest request, CancellationToken token] => _database.BatchWriteItemAsync(request, token),
        _ => throw new NotSupportedException(targetMethod?.ToString()),
    };
}
