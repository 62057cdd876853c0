namespace WhatsAppReplies.Local.Cloud.Iam;

internal sealed record SessionCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken, string RoleArn, string SessionName)
{
    /// <summary>The caller as AWS names it in messages.</summary>
    public string CallerArn =>
        $"{RoleArn.Replace(":iam:", ":sts:", StringComparison.Ordinal).Replace(":role/", ":assumed-role/", StringComparison.Ordinal)}/{SessionName}";

    /// <summary>A record prints its members; two of these are secrets.</summary>
    public override string ToString() => CallerArn;
}
