using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.AwsJson;

/// <summary>The address that the configuration gives, else the service's own in the region.</summary>
internal sealed class ServiceEndpointProvider(string hostName) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var asked = (ServiceEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(asked.Endpoint))
        {
            return Given(asked);
        }

        if (string.IsNullOrEmpty(asked.Region))
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var host = asked.UseFips ? hostName + "-fips" : hostName;
        return new Endpoint($"https://{host}.{asked.Region}.{Suffix(asked)}");
    }

    private static Endpoint Given(ServiceEndpointParameters asked)
    {
        if (asked.UseFips)
        {
            throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
        }

        if (asked.UseDualStack)
        {
            throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
        }

        return new Endpoint(asked.Endpoint);
    }

    private static string Suffix(ServiceEndpointParameters asked)
    {
        var suffix = RegionEndpoint.GetBySystemName(asked.Region).PartitionDnsSuffix;
        return (asked.UseDualStack, suffix) switch
        {
            (false, _) => suffix,
            (true, "amazonaws.com.cn") => "api.amazonwebservices.com.cn",
            (true, _) => "api.aws",
        };
    }
}
