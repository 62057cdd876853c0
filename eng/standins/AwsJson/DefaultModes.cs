using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.AwsJson;

/// <summary>The SDK's modes of default settings: they differ in how long a connection may take.</summary>
internal static class DefaultModes
{
    private static readonly TimeSpan Anywhere = TimeSpan.FromSeconds(3.1);
    private static readonly TimeSpan SameRegion = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan OnTheMove = TimeSpan.FromSeconds(30);

    public static DefaultConfigurationProvider Provider { get; } = new((IDefaultConfiguration[])[
        Mode(DefaultConfigurationMode.Standard, Anywhere),
        Mode(DefaultConfigurationMode.InRegion, SameRegion),
        Mode(DefaultConfigurationMode.CrossRegion, Anywhere),
        Mode(DefaultConfigurationMode.Mobile, OnTheMove),
        Mode(DefaultConfigurationMode.Auto, SameRegion)]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, TimeSpan connectTimeout) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectTimeout,
        TlsNegotiationTimeout = connectTimeout,
    };
}
