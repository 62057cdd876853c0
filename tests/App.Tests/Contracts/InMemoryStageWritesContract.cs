using Amazon.DynamoDBv2;
using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;

namespace App.Tests.Contracts;

public class InMemoryStageWritesContract : StageWritesContract
{
    private readonly InMemoryDynamoDb _dynamo = new(new FaultInjector());

    public InMemoryStageWritesContract() => _dynamo.Create("stage", new KeySchema("conversation_id", "message_sid"));

    protected override Task<(IAmazonDynamoDB Client, string Table)> OpenAsync() => Task.FromResult((_dynamo.Client, "stage"));
}
