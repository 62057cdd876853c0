using System.Net.NetworkInformation;

namespace WhatsAppReplies.Local.Tests.Emulators;

[Collection(EmulatorFixture.Collection)]
public sealed class EmulatorTests(EmulatorFixture emulators)
{
    [Fact]
    public void They_listen_on_the_loopback_interface_only()
    {
        int[] ports = [emulators.DynamoDbEndpoint.Port, emulators.SqsEndpoint.Port, emulators.Endpoint.Port];

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => ports.Contains(listener.Port)).ToList();

        Assert.Equal(ports.Order(), listeners.Select(listener => listener.Port).Order());
        Assert.All(listeners, listener => Assert.Equal("127.0.0.1", listener.Address.MapToIPv4().ToString()));
    }
}
