using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using WhatsAppReplies.Local.Cloud.Emulators;

namespace Store.Tests;

/// <summary>DynamoDB Local with the conversations table in it, started once for all contracts.</summary>
public sealed class DynamoDbLocal : IAsyncLifetime
{
    public const string Collection = "DynamoDB Local";
    public const string Table = "conversations";

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
        await Client.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new("primary_channel", KeyType.HASH), new("conversation_id", KeyType.RANGE)],
            AttributeDefinitions = [new("primary_channel", ScalarAttributeType.S), new("conversation_id", ScalarAttributeType.S)],
        });
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _emulators.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
