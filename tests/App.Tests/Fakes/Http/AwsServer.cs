using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Tests.Support.Loopback;

namespace App.Tests.Fakes.Http;

/// <summary>The AWS clients against a server on loopback, each call one request.</summary>
internal static class AwsServer
{
    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "example");

    public static AmazonSecretsManagerClient Secrets(LoopbackServer server) => new(Credentials, new AmazonSecretsManagerConfig
    {
        ServiceURL = server.Address.ToString(),
        AuthenticationRegion = "eu-north-1",
        MaxErrorRetry = 0,
    });

    public static AmazonDynamoDBClient Dynamo(LoopbackServer server) => new(Credentials, new AmazonDynamoDBConfig
    {
        ServiceURL = server.Address.ToString(),
        AuthenticationRegion = "eu-north-1",
        MaxErrorRetry = 0,
    });

    public static Answer Error(int status, string type) => Answer.Json(status, $$"""{"__type":"com.amazonaws#{{type}}","message":"about +447700900123"}""");
}
