using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Tests.Gateway;

public sealed class PortTests : GatewayTestBase
{
    [Fact]
    public async Task A_taken_port_is_named()
    {
        var pipeline = new GatewayPipeline([], new Authenticator(Roles, Operator, Clock), Roles, Faults, Recorder, Clock);

        var taken = await Assert.ThrowsAsync<ProblemException>(() => AwsGateway.StartAsync(pipeline, Endpoint.Port, CancellationToken.None));

        Assert.Contains($"Port {Endpoint.Port} of 127.0.0.1 is taken", taken.Message, StringComparison.Ordinal);
    }
}
