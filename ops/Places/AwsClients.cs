using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecretsManager;
using Amazon.SQS;
using WhatsAppReplies.Ops.Places.Alarms;
using WhatsAppReplies.Ops.Places.Lambda;
using WhatsAppReplies.Shared.Aws;

namespace WhatsAppReplies.Ops.Places;

/// <summary>Clients of one place.</summary>
/// <param name="place">Which.</param>
/// <param name="region">The stack's.</param>
/// <param name="onThisMachine">For a cloud on this machine, and for nothing else: no credentials of the environment ever go there.</param>
internal sealed class AwsClients(Place place, string region, AWSCredentials onThisMachine) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = place is not Place.ThisMachine });

    public LambdaControl Lambda => field ??= new LambdaControl(Signed("lambda"));

    public AlarmReader Alarms => field ??= new AlarmReader(Signed("monitoring"));

    public TopicReader Topics => field ??= new TopicReader(Signed("sns"));

    public IAmazonDynamoDB Tables { get; } = place is Place.ThisMachine
        ? new AmazonDynamoDBClient(onThisMachine, Configured(new AmazonDynamoDBConfig(), place, region))
        : new AmazonDynamoDBClient(Configured(new AmazonDynamoDBConfig(), place, region));

    public IAmazonSQS Queues { get; } = place is Place.ThisMachine
        ? new AmazonSQSClient(onThisMachine, Configured(new AmazonSQSConfig(), place, region))
        : new AmazonSQSClient(Configured(new AmazonSQSConfig(), place, region));

    public IAmazonSecretsManager Secrets { get; } = place is Place.ThisMachine
        ? new AmazonSecretsManagerClient(onThisMachine, Configured(new AmazonSecretsManagerConfig(), place, region))
        : new AmazonSecretsManagerClient(Configured(new AmazonSecretsManagerConfig(), place, region));

    public void Dispose()
    {
        Secrets.Dispose();
        Tables.Dispose();
        Queues.Dispose();
        _http.Dispose();
    }

    private SignedHttp Signed(string service) => new(
        _http,
        place is Place.ThisMachine
            ? () => onThisMachine.GetCredentialsAsync()
            : async () => await (await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(new AmazonSQSConfig())).GetCredentialsAsync(),
        place is Place.ThisMachine { Endpoint: var endpoint } ? endpoint : AwsAddress.Of(service, region),
        region,
        service,
        TimeProvider.System);

    private static T Configured<T>(T config, Place place, string region)
        where T : ClientConfig
    {
        // A variable or a profile that names another endpoint for one service would lead there unseen.
        config.IgnoreConfiguredEndpointUrls = true;
        if (place is Place.ThisMachine { Endpoint: var endpoint })
            (config.ServiceURL, config.AuthenticationRegion) = (endpoint.ToString(), region);
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        return config;
    }
}
