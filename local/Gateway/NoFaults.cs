namespace WhatsAppReplies.Local.Gateway;

internal sealed class NoFaults : IGatewayFault
{
    public GatewayFault Next(GatewayCall call) => GatewayFault.Nothing;
}
