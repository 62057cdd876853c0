namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Delivery status: what Twilio tells of a message of ours.</summary>
/// <param name="Sid">Of the message.</param>
/// <param name="From">The company's address.</param>
/// <param name="To">The customer's address.</param>
/// <param name="ConversationId">From the address that was called.</param>
/// <param name="IsFailure">It will not reach the customer any more.</param>
/// <param name="Code">Why; 0 when Twilio does not say.</param>
internal sealed record DeliveryStatus(string Sid, string From, string To, string ConversationId, bool IsFailure, int Code)
{
    /// <summary>A record prints its members; they are private.</summary>
    public override string ToString() => "delivery status";
}
