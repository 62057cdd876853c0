using Amazon.DynamoDBv2;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;

namespace App.Tests.Contracts;

public class InMemoryDynamoContract : DynamoContract
{
    private readonly InMemoryDynamoDb _dynamo = new(new FaultInjector());

    public InMemoryDynamoContract() => _dynamo.Create("conversations", new KeySchema("primary_channel", "conversation_id"));

    protected override Task<(IAmazonDynamoDB Client, string Table)> OpenAsync() => Task.FromResult((_dynamo.Client, "conversations"));
}
