using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SQS;
using WhatsAppReplies.Local.Tests.Emulators;
using WhatsAppReplies.Local.Tests.Gateway;

namespace WhatsAppReplies.Local.Tests.AwsContract;

/// <summary>The emulators and this machine's own services, behind the gateway.</summary>
internal sealed class MachineAccount(EmulatorFixture emulators) : ContractAccount
{
    protected override AWSCredentials Credentials { get; } =
        new BasicAWSCredentials(GatewayTestBase.Operator.AccessKeyId, GatewayTestBase.Operator.SecretAccessKey);

    protected override bool Lasts => false;

    public override IAmazonDynamoDB TablesAs(AWSCredentials credentials) => emulators.TablesAs(credentials);

    public override IAmazonSQS SqsAs(AWSCredentials credentials) => emulators.SqsAs(credentials);

    public override IAmazonSecretsManager SecretsAs(AWSCredentials credentials) => emulators.SecretsAs(credentials);

    public override AWSCredentials Restricted() => emulators.Session("arn:aws:s3:::nothing-here", "s3:GetObject");
}
