using Amazon.DynamoDBv2;
using App.Tests.Contracts;

namespace Store.Tests;

[Collection(DynamoDbLocal.Collection)]
public class StageWritesOnDynamoDbLocal(DynamoDbLocal dynamo) : StageWritesContract
{
    protected override Task<(IAmazonDynamoDB Client, string Table)> OpenAsync() => Task.FromResult((dynamo.Client, DynamoDbLocal.StageTable));
}
