using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>
/// Rights on Pulumi's state of one stack, and on the key of its secrets. What another stack's state holds, resolved secrets among it, is out of reach.
/// </summary>
internal static class StateRights
{
    public static IEnumerable<PolicyStatement> ToRead(AccountArns account, string key, string stack)
    {
        yield return PolicyStatement.Allow("FindState", [account.Bucket], "s3:ListBucket", "s3:GetBucketLocation");
        yield return PolicyStatement.Allow("ReadState", [Format(account), .. Of(account, stack)], "s3:GetObject");
        yield return PolicyStatement.Allow("DecryptSecrets", [key], "kms:Decrypt");
    }

    public static IEnumerable<PolicyStatement> ToChange(AccountArns account, string key, string stack)
    {
        yield return PolicyStatement.Allow("FindState", [account.Bucket], "s3:ListBucket", "s3:GetBucketLocation");
        yield return PolicyStatement.Allow("ReadFormatOfState", [Format(account)], "s3:GetObject");
        yield return PolicyStatement.Allow("KeepState", Of(account, stack), "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
        yield return PolicyStatement.Allow("EncryptSecrets", [key], "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey");
    }

    /// <summary>Which layout the bucket has: the CLI reads it first.</summary>
    private static string Format(AccountArns account) => $"{account.Bucket}/.pulumi/meta.yaml";

    /// <summary>
    /// As the CLI lays state out: stacks/PROJECT/STACK.json, and history, backups, journal and locks under PROJECT/STACK/. An asterisk stands for slashes too.
    /// </summary>
    private static string[] Of(AccountArns account, string stack) =>
    [
        $"{account.Bucket}/.pulumi/*/{AccountNames.Project}/{stack}.*",
        $"{account.Bucket}/.pulumi/*/{AccountNames.Project}/{stack}/*",
    ];
}
