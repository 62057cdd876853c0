using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Outcome of asking Twilio for the messages that came to a number.</summary>
internal abstract record InboxOutcome
{
    private InboxOutcome()
    {
    }

    /// <param name="Messages">Oldest first; each says when Twilio took it.</param>
    public sealed record Listed(IReadOnlyList<InboundMessage> Messages) : InboxOutcome
    {
        /// <summary>Entries of Twilio's list that cannot be read.</summary>
        public int Unreadable { get; init; }
    }

    /// <summary>It could not be asked; that says nothing about what came.</summary>
    public sealed record Failed(Failure Failure) : InboxOutcome;
}
