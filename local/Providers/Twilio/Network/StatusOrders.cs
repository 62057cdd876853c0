namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>
/// Which statuses of a message are told, and in which order. The service promises neither that all of them come, nor that one comes once, nor their order.
/// </summary>
/// <param name="usual">As they happened.</param>
internal delegate IEnumerable<string> StatusOrder(IReadOnlyList<string> usual);

internal static class StatusOrders
{
    public static StatusOrder AsHappened { get; } = usual => usual;

    public static StatusOrder Backwards { get; } = usual => usual.Reverse();

    public static StatusOrder EachTwice { get; } = usual => usual.SelectMany(status => new[] { status, status });

    public static StatusOrder Never { get; } = _ => [];
}
