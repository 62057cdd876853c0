namespace WhatsAppReplies.Replies.Messaging;

/// <summary>One message to the customer. Addresses are opaque; the <c>whatsapp:</c> prefix is added once, when sending.</summary>
internal sealed record OutboundPart(string From, string To, string Text)
{
    /// <summary>A record prints its members; these are private.</summary>
    public override string ToString() => $"part of {Text.Length} characters";
}
