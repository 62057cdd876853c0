namespace WhatsAppReplies.Local.Cloud.Gateway;

internal sealed class NoFaults : IGatewayFault
{
    public GatewayFault Next(GatewayCall call) => GatewayFault.Nothing;
}
