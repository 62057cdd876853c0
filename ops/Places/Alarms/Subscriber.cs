namespace WhatsAppReplies.Ops.Places.Alarms;

/// <summary>Whoever is told of a topic's messages, or would be.</summary>
/// <param name="Protocol">How: <c>email</c>, <c>https</c>.</param>
/// <param name="Endpoint">Where; it can hold a key.</param>
/// <param name="IsConfirmed">Until then nothing comes there.</param>
internal sealed record Subscriber(string Protocol, string Endpoint, bool IsConfirmed)
{
    /// <summary>Without the address.</summary>
    public override string ToString() => Protocol;
}
