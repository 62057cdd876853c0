namespace WhatsAppReplies.Local.Runner.Live.Server;

/// <summary>What has to be set so that real phones reach this machine.</summary>
/// <param name="Target">Where the tunnel ends.</param>
/// <param name="Webhook">The address that Twilio calls and signs.</param>
/// <param name="Console">What a person sets in Twilio's console, in the stack's own words: one line each.</param>
internal sealed record TunnelText(string Target, string Webhook, IReadOnlyList<string> Console)
{
    /// <summary>Null: nobody needs one.</summary>
    public static TunnelText? Of(LiveMachine machine) => machine.Tunnel is { } tunnel
        ? new TunnelText(tunnel.Target, machine.Cloud.Stack.Text("webhookUrl"), machine.Cloud.Stack.Text("twilioConsole").Split('\n'))
        : null;
}
