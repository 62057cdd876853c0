using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>Consent of the customer: who has said no gets no reply. What was written is recorded all the same.</summary>
internal static class CustomerConsent
{
    private const string OptOutCode = "opted_out";

    public static Step Check(ConversationRecord record, CustomerMessage message)
    {
        if (record.HasOptedOut || message.OptOutReply is { Length: 0 })
            return new Step.End(OptedOut);
        return record.LacksConsent ? new Step.End(NoConsent) : Step.Next;
    }

    /// <summary>What the record says afterwards: an opt-out stays one, whatever else kept the reply from going out.</summary>
    public static string StatusOf(Failure failure, CustomerMessage message) =>
        failure.Code == OptOutCode || message.OptOutReply is not null ? Contract.Statuses.OptedOut : Contract.Statuses.CannotReply;

    private static Outcome.CannotReply OptedOut { get; } = new(new Failure(OptOutCode, "The customer has asked for no more messages."));

    private static Outcome.CannotReply NoConsent { get; } = new(new Failure(
        "no_consent", $"The record's '{Contract.Conversations.Consent}' says that the customer does not agree to be written to."));
}
