using Amazon.Runtime;
using Amazon.SecretsManager;
using Tests.Support.Loopback;

namespace Standins.Tests.AwsSdk.Support;

/// <summary>Clients of a server on loopback, with credentials that the tests know.</summary>
internal static class Clients
{
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public const string SessionToken = "a-session-token";
    public const string Region = "eu-north-1";

    public static SessionAWSCredentials Credentials => new(AccessKey, SecretKey, SessionToken);

    public static AmazonSecretsManagerClient Secrets(LoopbackServer server, int retries = 0) => new(Credentials, new AmazonSecretsManagerConfig
    {
        ServiceURL = server.Address.ToString(),
        AuthenticationRegion = Region,
        MaxErrorRetry = retries,
    });
}
