using WhatsAppReplies.Infra.Access;

namespace WhatsAppReplies.Infra.Account;

/// <summary>Rights on Pulumi's state and the key of its secrets.</summary>
internal static class StateRights
{
    public static IEnumerable<PolicyStatement> ToRead(AccountArns account, string key)
    {
        yield return PolicyStatement.Allow("FindState", [account.Bucket], "s3:ListBucket", "s3:GetBucketLocation");
        yield return PolicyStatement.Allow("ReadState", [$"{account.Bucket}/*"], "s3:GetObject");
        yield return PolicyStatement.Allow("DecryptSecrets", [key], "kms:Decrypt");
    }

    public static IEnumerable<PolicyStatement> ToChange(AccountArns account, string key)
    {
        yield return PolicyStatement.Allow("FindState", [account.Bucket], "s3:ListBucket", "s3:GetBucketLocation");
        yield return PolicyStatement.Allow("KeepState", [$"{account.Bucket}/*"], "s3:GetObject", "s3:PutObject", "s3:DeleteObject");
        yield return PolicyStatement.Allow("EncryptSecrets", [key], "kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey");
    }
}
