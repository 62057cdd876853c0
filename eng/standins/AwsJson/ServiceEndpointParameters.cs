using Amazon.Runtime.Endpoints;

namespace Amazon.AwsJson;

internal sealed class ServiceEndpointParameters : EndpointParameters
{
    public ServiceEndpointParameters(string region, string endpoint, bool useDualStack, bool useFips)
    {
        this[nameof(Region)] = Region = region;
        this[nameof(Endpoint)] = Endpoint = endpoint;
        this[nameof(UseDualStack)] = UseDualStack = useDualStack;
        this["UseFIPS"] = UseFips = useFips;
    }

    public string Region { get; }

    public string Endpoint { get; }

    public bool UseDualStack { get; }

    public bool UseFips { get; }
}
