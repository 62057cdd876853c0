using Amazon.DynamoDBv2;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;

namespace App.Tests.Contracts;

public class InMemoryTurnWritesContract : TurnWritesContract
{
    private readonly InMemoryDynamoDb _dynamo = new(new FaultInjector());

    public InMemoryTurnWritesContract() => _dynamo.Create("conversations", new KeySchema("primary_channel", "conversation_id"));

    protected override Task<(IAmazonDynamoDB Client, string Table)> OpenAsync() => Task.FromResult((_dynamo.Client, "conversations"));
}
