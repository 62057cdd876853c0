using System.Collections.Immutable;
using Pulumi;
using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// Where Pulumi keeps the state of all stacks of the account, every version of it, and the key of their secrets.
/// Without both a stack cannot be changed any more: nothing deletes them.
/// </summary>
internal sealed class StateStore : Component
{
    public StateStore(Output<AccountArns> account)
        : base("StateStore", "state")
    {
        var kept = new CustomResourceOptions { Parent = this, Protect = true };
        Key = new AccountResource("aws:kms/key:Key", "state", new Dictionary<string, object?>
        {
            ["description"] = "Encrypts Pulumi's state and the secrets in stack files",
            ["enableKeyRotation"] = true,
            ["deletionWindowInDays"] = 30,
        }, kept);
        _ = new AccountResource(
            "aws:kms/alias:Alias", "state", new Dictionary<string, object?> { ["name"] = AccountNames.KeyAlias, ["targetKeyId"] = Key.Arn }, Child());

        var bucket = account.Apply(names => AccountNames.StateBucket(names.Account));
        Bucket = new AccountResource("aws:s3/bucket:Bucket", "state", new Dictionary<string, object?> { ["bucket"] = bucket }, kept);
        _ = new AccountResource("aws:s3/bucketVersioning:BucketVersioning", "state", new Dictionary<string, object?>
        {
            ["bucket"] = bucket,
            ["versioningConfiguration"] = ImmutableDictionary<string, object?>.Empty.Add("status", "Enabled"),
        }, Child(Bucket));
        _ = new AccountResource(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration", "state", new Dictionary<string, object?>
            {
                ["bucket"] = bucket,
                ["rules"] = ImmutableArray.Create<object?>(ImmutableDictionary<string, object?>.Empty
                    .Add("bucketKeyEnabled", true)
                    .Add(
                        "applyServerSideEncryptionByDefault",
                        ImmutableDictionary<string, object?>.Empty.Add("sseAlgorithm", "aws:kms").Add("kmsMasterKeyId", Key.Arn))),
            }, Child(Bucket));
        _ = new AccountResource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "state", new Dictionary<string, object?>
        {
            ["bucket"] = bucket,
            ["blockPublicAcls"] = true,
            ["blockPublicPolicy"] = true,
            ["ignorePublicAcls"] = true,
            ["restrictPublicBuckets"] = true,
        }, Child(Bucket));
        _ = new AccountResource("aws:s3/bucketPolicy:BucketPolicy", "state", new Dictionary<string, object?>
        {
            ["bucket"] = bucket,
            ["policy"] = account.Apply(OnlyEncryptedTransport),
        }, Child(Bucket));
        RegisterOutputs();
    }

    public AccountResource Key { get; }

    private AccountResource Bucket { get; }

    private static string OnlyEncryptedTransport(AccountArns account) => new PolicyDocument(
    [
        new PolicyStatement
        {
            Sid = "RefuseUnencryptedTransport",
            Effect = "Deny",
            Principal = "*",
            Action = ["s3:*"],
            Resource = [account.Bucket, $"{account.Bucket}/*"],
        }.If("Bool", "aws:SecureTransport", "false"),
    ]).ToJson();
}
