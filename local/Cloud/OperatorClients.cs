using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SQS;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Cloud;

/// <summary>Clients of whoever runs this machine: allowed everything, never disturbed, not recorded.</summary>
internal sealed class OperatorClients(Uri endpoint, AwsAccount account) : IDisposable
{
    /// <summary>For the AWS CLI too; it reaches no further than this machine.</summary>
    public const string AccessKeyId = "local";
    public const string SecretAccessKey = "local";

    private static readonly BasicAWSCredentials Credentials = new(AccessKeyId, SecretAccessKey);

    public IAmazonDynamoDB Tables { get; } = new AmazonDynamoDBClient(Credentials, Configured(new AmazonDynamoDBConfig(), endpoint, account));

    public IAmazonSQS Sqs { get; } = new AmazonSQSClient(Credentials, Configured(new AmazonSQSConfig(), endpoint, account));

    public IAmazonSecretsManager Secrets { get; } =
        new AmazonSecretsManagerClient(Credentials, Configured(new AmazonSecretsManagerConfig(), endpoint, account));

    public static Caller Caller(AwsAccount account) =>
        new(AccessKeyId, SecretAccessKey, null, null, $"arn:aws:iam::{account.Id}:user/operator", "operator");

    /// <summary>A queue client that acts for a role.</summary>
    public IAmazonSQS SqsAs(SessionCredentials session) => new AmazonSQSClient(
        new SessionAWSCredentials(session.AccessKeyId, session.SecretAccessKey, session.SessionToken), Configured(new AmazonSQSConfig(), endpoint, account));

    public void Dispose()
    {
        Tables.Dispose();
        Sqs.Dispose();
        Secrets.Dispose();
    }

    private static T Configured<T>(T config, Uri endpoint, AwsAccount account)
        where T : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = account.Region;
        return config;
    }
}
