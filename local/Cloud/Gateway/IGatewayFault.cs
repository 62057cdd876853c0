namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>
/// Decides what goes wrong on the way of a call. Asked once per call, after the signature and the permission were checked and
/// before anything is forwarded. Called from many requests at once.
/// </summary>
internal interface IGatewayFault
{
    GatewayFault Next(GatewayCall call);
}
