using Amazon.AwsJson;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Amazon.SecretsManager;

public class AmazonSecretsManagerConfig : ClientConfig
{
    private static readonly string UserAgentText = InternalSDKUtils.BuildUserAgentString(SecretsManagerService.Id, "4.0.100.12");

    public AmazonSecretsManagerConfig() : base(DefaultModes.Provider)
    {
        base.ServiceId = SecretsManagerService.Id;
        AuthenticationServiceName = SecretsManagerService.HostName;
        EndpointProvider = new ServiceEndpointProvider(SecretsManagerService.HostName);
    }

    public static new string ServiceId => SecretsManagerService.Id;

    public override string RegionEndpointServiceName => SecretsManagerService.HostName;

    public override string ServiceVersion => SecretsManagerService.Service.Version;

    public override string UserAgent => UserAgentText;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetric: false) { ClientConfig = this, OriginalRequest = parameters.Request, Request = request };
        return new ServiceEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }
}
