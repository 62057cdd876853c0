using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.SQS;

public class AmazonSQSConfig : ClientConfig
{
    private static readonly string UserAgentText = InternalSDKUtils.BuildUserAgentString(SQSService.Id, "4.0.100.14");

    public AmazonSQSConfig() : base(DefaultModes.Provider)
    {
        base.ServiceId = SQSService.Id;
        AuthenticationServiceName = SQSService.HostName;
        EndpointProvider = new ServiceEndpointProvider(SQSService.HostName);
    }

    public static new string ServiceId => SQSService.Id;

    public override string RegionEndpointServiceName => SQSService.HostName;

    public override string ServiceVersion => SQSService.Service.Version;

    public override string UserAgent => UserAgentText;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetric: false) { ClientConfig = this, OriginalRequest = parameters.Request, Request = request };
        return new ServiceEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
