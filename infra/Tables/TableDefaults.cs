using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.DynamoDB.Inputs;

namespace WhatsAppReplies.Infra.Tables;

/// <summary>What is the same for every table.</summary>
internal static class TableDefaults
{
    public static TableAttributeArgs Text(string name) => new() { Name = name, Type = "S" };

    public static TableTtlArgs ExpiryIn(string attribute) => new() { AttributeName = attribute, Enabled = true };

    public static TableArgs Complete(TableArgs args, StackContext stack)
    {
        args.BillingMode = "PAY_PER_REQUEST";
        args.PointInTimeRecovery = new TablePointInTimeRecoveryArgs { Enabled = true };
        // With the account's key, whose use shows in CloudTrail (the default key of DynamoDB leaves no trace), or the customer's own.
        args.ServerSideEncryption = new TableServerSideEncryptionArgs { Enabled = true };
        if (stack.Settings.KmsKeyArn is { } key)
            args.ServerSideEncryption = new TableServerSideEncryptionArgs { Enabled = true, KmsKeyArn = key };
        args.DeletionProtectionEnabled = stack.Settings.Protect;
        args.Tags = stack.Names.Tags;
        return args;
    }
}
