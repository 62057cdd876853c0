using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Amazon.SQS;
using WhatsAppReplies.Shared.Http;

namespace WhatsAppReplies.Shared.Aws;

/// <summary>
/// The AWS clients, over one pool of connections. Region and credentials are given, not searched for: on Lambda both stand in the environment, and
/// the search reads files. <c>AWS_ENDPOINT_URL</c> is the SDK's own affair.
/// </summary>
internal sealed class AwsClients(string region, SocketsHttpHandler transport)
{
    /// <summary>Calls take milliseconds. Three hung attempts must not eat an invocation.</summary>
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(5);

    static AwsClients() => RuntimePipelineCustomizerRegistry.Instance.Register(new OneResponseType.Customizer());

    private readonly RegionEndpoint _region = RegionEndpoint.GetBySystemName(region);
    private readonly EnvironmentVariablesAWSCredentials _credentials = new();

    /// <summary>Where calls will go, as the SDK resolves it.</summary>
    public static IReadOnlyList<Uri> Endpoints(IAmazonDynamoDB dynamo, IAmazonSecretsManager secrets) =>
    [
        new(dynamo.Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new GetItemRequest())).URL),
        new(secrets.Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new GetSecretValueRequest())).URL),
    ];

    public AmazonDynamoDBClient Dynamo() => new(_credentials, Configure(new AmazonDynamoDBConfig()));

    public AmazonSecretsManagerClient Secrets() => new(_credentials, Configure(new AmazonSecretsManagerConfig()));

    public AmazonSQSClient Sqs() => new(_credentials, Configure(new AmazonSQSConfig()));

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        config.RegionEndpoint = _region;
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 2;
        config.HttpClientFactory = new SharedPool(transport);
        return config;
    }

    private sealed class SharedPool(SocketsHttpHandler transport) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(new WholeAnswers(transport), disposeHandler: false) { Timeout = AttemptTimeout };
    }
}
