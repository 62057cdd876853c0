namespace WhatsAppReplies.Infra.Account;

/// <summary>ARNs of the account that is set up.</summary>
internal sealed record AccountArns(string Partition, string Region, string Account)
{
    public string Of(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{Account}:{resource}";

    /// <summary>Of a service that knows no regions.</summary>
    public string Global(string service, string resource) => $"arn:{Partition}:{service}::{Account}:{resource}";

    public string Bucket => $"arn:{Partition}:s3:::{AccountNames.StateBucket(Account)}";
}
