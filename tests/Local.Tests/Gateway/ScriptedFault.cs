using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Tests.Gateway;

/// <summary>The same fault for every call.</summary>
internal sealed class ScriptedFault : IGatewayFault
{
    public GatewayFault Fault { get; set; } = GatewayFault.Nothing;

    public GatewayFault Next(GatewayCall call) => Fault;
}
