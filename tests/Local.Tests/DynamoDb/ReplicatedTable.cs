using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Tests.Emulators;
using WhatsAppReplies.Local.Tests.Gateway;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.DynamoDb;

/// <summary>A table behind a gateway of its own, with a replica that lags on a clock that a test steps.</summary>
internal sealed class ReplicatedTable : IAsyncDisposable
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(2);

    private readonly ManualClock _clock = new();
    private readonly Cleanup _cleanup = new();
    private readonly DynamoDbService _service;

    private ReplicatedTable(EmulatorFixture emulators) => _service = new DynamoDbService(
        new Forwarder(_cleanup.Add(new HttpClient()), emulators.DynamoDbEndpoint), EmulatorFixture.Account, emulators.TimeToLive, Lag, _clock);

    public string Name { get; } = $"table-{Guid.NewGuid():N}";

    public IAmazonDynamoDB Tables { get; private set; } = null!;

    public static async Task<ReplicatedTable> CreateAsync(EmulatorFixture emulators)
    {
        var table = new ReplicatedTable(emulators);
        await table.OpenAsync(emulators);
        return table;
    }

    public async Task CatchUpAsync()
    {
        await _clock.UntilTimersAsync(1);
        _clock.Advance(Lag);
        await _service.Replica!.CaughtUpAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _cleanup.DisposeAsync();

    private async Task OpenAsync(EmulatorFixture emulators)
    {
        _cleanup.Run(_service.Replica!.RunAsync);
        var authenticator = new Authenticator(emulators.Roles, GatewayTestBase.Operator, TimeProvider.System);
        var pipeline = new GatewayPipeline([_service], authenticator, emulators.Roles, new NoFaults(), new CallRecorder(), TimeProvider.System);
        var gateway = _cleanup.Add(await AwsGateway.StartAsync(pipeline, 0, CancellationToken.None));
        Tables = _cleanup.Add(new AmazonDynamoDBClient(
            new BasicAWSCredentials(GatewayTestBase.Operator.AccessKeyId, GatewayTestBase.Operator.SecretAccessKey),
            new AmazonDynamoDBConfig { ServiceURL = gateway.Endpoint.ToString(), AuthenticationRegion = EmulatorFixture.Account.Region, MaxErrorRetry = 0 }));
        await Tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = Name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [new("pk", ScalarAttributeType.S), new("sk", ScalarAttributeType.S)],
            KeySchema = [new("pk", KeyType.HASH), new("sk", KeyType.RANGE)],
        });
    }
}
