using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SQS;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>
/// AWS itself. Credentials that happen to stand in the environment are not enough: tables, queues and secrets are made there, so
/// somebody has to say so by naming the region.
/// </summary>
internal sealed class RealAccount : ContractAccount
{
    public const string RegionVariable = "AWS_CONTRACT_REGION";
    private const string RestrictedKeyVariable = "AWS_CONTRACT_RESTRICTED_ACCESS_KEY_ID";
    private const string RestrictedSecretVariable = "AWS_CONTRACT_RESTRICTED_SECRET_ACCESS_KEY";

    private readonly RegionEndpoint _region = RegionEndpoint.GetBySystemName(Environment.GetEnvironmentVariable(RegionVariable));

    /// <summary>Null: there is an account to ask.</summary>
    public static string? WhyNot =>
        Unset(RegionVariable) || Unset("AWS_ACCESS_KEY_ID") || Unset("AWS_SECRET_ACCESS_KEY")
            ? $"No real account: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and {RegionVariable} (where tables, queues and secrets are made "
                + "for the test) are not all set."
            : null;

    protected override AWSCredentials Credentials { get; } = new EnvironmentVariablesAWSCredentials();

    protected override bool Lasts => true;

    public override IAmazonDynamoDB TablesAs(AWSCredentials credentials) =>
        new AmazonDynamoDBClient(credentials, new AmazonDynamoDBConfig { RegionEndpoint = _region });

    public override IAmazonSQS SqsAs(AWSCredentials credentials) => new AmazonSQSClient(credentials, new AmazonSQSConfig { RegionEndpoint = _region });

    public override IAmazonSecretsManager SecretsAs(AWSCredentials credentials) =>
        new AmazonSecretsManagerClient(credentials, new AmazonSecretsManagerConfig { RegionEndpoint = _region });

    public override AWSCredentials Restricted()
    {
        Skip.If(
            Unset(RestrictedKeyVariable) || Unset(RestrictedSecretVariable),
            $"No second user of the real account: {RestrictedKeyVariable} and {RestrictedSecretVariable}, of a user without any policy, are not set.");
        return new BasicAWSCredentials(
            Environment.GetEnvironmentVariable(RestrictedKeyVariable)!, Environment.GetEnvironmentVariable(RestrictedSecretVariable)!);
    }

    private static bool Unset(string variable) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
