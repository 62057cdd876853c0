namespace WhatsAppReplies.Local.Cloud;

/// <summary>The account and region that this machine stands for. The emulators know no other account.</summary>
internal sealed record AwsAccount(string Id, string Region)
{
    public const string LocalId = "000000000000";

    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Id}:{resource}";

    /// <summary>Table names and ARNs are both accepted by DynamoDB.</summary>
    public string TableArn(string tableNameOrArn) =>
        tableNameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? tableNameOrArn : Arn("dynamodb", $"table/{tableNameOrArn}");
}
