using Amazon;

namespace WhatsAppReplies.Shared.Aws;

/// <summary>Address of a service that is called by hand (<see cref="AwsSignature"/>).</summary>
internal static class AwsAddress
{
    public static Uri Of(string service, string region) => new($"https://{service}.{region}.{RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}");
}
