namespace WhatsAppReplies.Local.Providers.Hosting;

/// <summary>How a connection ends without an answer.</summary>
internal enum Hangup
{
    /// <summary>A TCP reset, as from a load balancer that lost its back end.</summary>
    Reset,

    /// <summary>An orderly close.</summary>
    Close,
}
