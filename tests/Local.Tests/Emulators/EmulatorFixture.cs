using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SQS;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Cloud.Emulators;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.SecretsManager;
using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Tests.Gateway;

namespace WhatsAppReplies.Local.Tests.Emulators;

/// <summary>The emulators behind a gateway, started once for all tests that need no cloud of their own. Each test uses names of its own.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    public const string Collection = "emulators";

    private readonly string _directory = Directory.CreateTempSubdirectory("emulators-").FullName;
    private HttpClient Http { get; } = new();
    private EmulatorSet _emulators = null!;
    private AwsGateway _gateway = null!;

    internal static AwsAccount Account => GatewayTestBase.Account;

    internal RoleStore Roles { get; } = new(Account.Id, Account.Region);

    internal CallRecorder Recorder { get; } = new();

    internal TimeToLive TimeToLive { get; } = new();

    internal Uri DynamoDbEndpoint => _emulators.DynamoDbEndpoint;

    internal Uri SqsEndpoint => _emulators.SqsEndpoint;

    public Uri Endpoint => _gateway.Endpoint;

    public IAmazonDynamoDB Tables { get; private set; } = null!;

    public IAmazonSQS Sqs { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var files = EmulatorFiles.OfRepository;
        await new EmulatorInstall(files, TimeProvider.System, Console.WriteLine).EnsureAsync(CancellationToken.None);
        _emulators = await EmulatorSet.StartAsync(files, _directory, CancellationToken.None);
        var pipeline = new GatewayPipeline(
            [
                new DynamoDbService(new Forwarder(Http, _emulators.DynamoDbEndpoint), Account, TimeToLive, lag: null, TimeProvider.System),
                new SqsService(new Forwarder(Http, _emulators.SqsEndpoint), Account, TimeProvider.System),
                new SecretsManagerService(new SecretStore(Account, TimeProvider.System)),
            ],
            new Authenticator(Roles, GatewayTestBase.Operator, TimeProvider.System), Roles, new NoFaults(), Recorder, TimeProvider.System);
        _gateway = await AwsGateway.StartAsync(pipeline, 0, CancellationToken.None);
        var credentials = new BasicAWSCredentials(GatewayTestBase.Operator.AccessKeyId, GatewayTestBase.Operator.SecretAccessKey);
        Tables = TablesAs(credentials);
        Sqs = SqsAs(credentials);
    }

    public async Task DisposeAsync()
    {
        Tables.Dispose();
        Sqs.Dispose();
        await _gateway.DisposeAsync();
        await _emulators.DisposeAsync();
        Http.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    public IAmazonDynamoDB TablesAs(AWSCredentials credentials) => new AmazonDynamoDBClient(
        credentials, new AmazonDynamoDBConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = Account.Region, MaxErrorRetry = 0 });

    public IAmazonSQS SqsAs(AWSCredentials credentials) => new AmazonSQSClient(
        credentials, new AmazonSQSConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = Account.Region, MaxErrorRetry = 0 });

    public IAmazonSecretsManager SecretsAs(AWSCredentials credentials) => new AmazonSecretsManagerClient(
        credentials, new AmazonSecretsManagerConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = Account.Region, MaxErrorRetry = 0 });

    internal AWSCredentials Session(string resource, params string[] actions)
    {
        var role = Roles.Create(Guid.NewGuid().ToString("N"), new TrustPolicy([new TrustStatement(true, ["lambda.amazonaws.com"], [])]));
        role.PutPolicy("inline", [new PolicyStatement("S", true, actions, [resource], [])]);
        var session = Roles.Assume(role.Arn, "lambda.amazonaws.com", "environment-1");
        return new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken);
    }
}
