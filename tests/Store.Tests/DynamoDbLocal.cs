using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using WhatsAppReplies.Local.Cloud.Emulators;

namespace Store.Tests;

/// <summary>DynamoDB Local with the conversations table and the stage table in it, started once for all contracts.</summary>
public sealed class DynamoDbLocal : IAsyncLifetime
{
    public const string Collection = "DynamoDB Local";
    public const string Table = "conversations";
    public const string StageTable = "stage";

    private readonly string _directory = Directory.CreateTempSubdirectory("store-").FullName;
    private EmulatorSet _emulators = null!;

    public IAmazonDynamoDB Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var files = EmulatorFiles.OfRepository;
        await new EmulatorInstall(files, TimeProvider.System, Console.WriteLine).EnsureAsync(CancellationToken.None);
        _emulators = await EmulatorSet.StartAsync(files, _directory, CancellationToken.None);
        Client = new AmazonDynamoDBClient(
            new BasicAWSCredentials("contract", "contract"),
            new AmazonDynamoDBConfig { ServiceURL = _emulators.DynamoDbEndpoint.ToString(), AuthenticationRegion = "eu-north-1" });
        await CreateAsync(Table, "primary_channel", "conversation_id");
        await CreateAsync(StageTable, "conversation_id", "message_sid");
    }

    private Task<CreateTableResponse> CreateAsync(string table, string partition, string sort) => Client.CreateTableAsync(new CreateTableRequest
    {
        TableName = table,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = [new(partition, KeyType.HASH), new(sort, KeyType.RANGE)],
        AttributeDefinitions = [new(partition, ScalarAttributeType.S), new(sort, ScalarAttributeType.S)],
    });

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _emulators.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
