namespace WhatsAppReplies.Local.Cloud.Gateway;

/// <summary>What goes wrong with one call.</summary>
internal abstract record GatewayFault
{
    private GatewayFault()
    {
    }

    public static GatewayFault Nothing { get; } = new None();

    public sealed record None : GatewayFault;

    /// <summary>Forwarded later.</summary>
    public sealed record Delay(TimeSpan By) : GatewayFault;

    /// <summary>Never reaches the service: an error answer, such as throttling.</summary>
    public sealed record Refuse(int Status, string ErrorCode) : GatewayFault;

    /// <summary>Never reaches the service: the connection is dropped.</summary>
    public sealed record DropBefore : GatewayFault;

    /// <summary>Takes effect, but the answer is a server error.</summary>
    public sealed record FailAfter(int Status, string ErrorCode) : GatewayFault;

    /// <summary>Takes effect, but the connection is dropped instead of an answer.</summary>
    public sealed record DropAfter : GatewayFault;
}
