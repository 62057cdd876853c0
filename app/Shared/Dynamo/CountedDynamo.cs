using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Shared.Dynamo;

/// <summary>
/// DynamoDB client that counts: the calls that the work on one trigger makes, each of them counted. It is made beside the counter, so that no store
/// has to know of it.
/// </summary>
internal sealed class CountedDynamo(IAmazonDynamoDB client, CallCounter calls)
{
    public Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken)
    {
        calls.Add();
        return client.QueryAsync(request, cancellationToken);
    }

    public Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken)
    {
        calls.Add();
        return client.PutItemAsync(request, cancellationToken);
    }

    public Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken)
    {
        calls.Add();
        return client.UpdateItemAsync(request, cancellationToken);
    }

    public Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken)
    {
        calls.Add();
        return client.DeleteItemAsync(request, cancellationToken);
    }

    public Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken)
    {
        calls.Add();
        return client.BatchWriteItemAsync(request, cancellationToken);
    }
}
