namespace WhatsAppReplies.Infra.Settings;

/// <summary>What the provider reads in its own namespace.</summary>
internal static class ProviderKeys
{
    public const string Namespace = "aws";

    public const string Region = "region";

    public static readonly IReadOnlySet<string> All = new HashSet<string>
    {
        "accessKey", "allowedAccountIds", "assumeRoleWithWebIdentity", "assumeRoles", "customCaBundle", "defaultTags",
        "ec2MetadataServiceEndpoint", "ec2MetadataServiceEndpointMode", "endpoints", "forbiddenAccountIds", "httpProxy", "httpsProxy",
        "ignoreTags", "insecure", "maxRetries", "noProxy", "profile", Region, "retryMode", "s3UsEast1RegionalEndpoint",
        "s3UsePathStyle", "secretKey", "sharedConfigFiles", "sharedCredentialsFiles", "skipCredentialsValidation",
        "skipMetadataApiCheck", "skipRegionValidation", "skipRequestingAccountId", "stsRegion", "tagPolicyCompliance", "token",
        "tokenBucketRateLimiterCapacity", "useDualstackEndpoint", "useFipsEndpoint", "userAgents",
    }.Select(key => $"{Namespace}:{key}").ToHashSet();
}
