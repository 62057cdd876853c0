using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Shared.Twilio;

/// <summary>What Twilio says about messages that it took from customers.</summary>
internal abstract record ReceivedOutcome
{
    private ReceivedOutcome()
    {
    }

    /// <param name="Messages">Oldest first; each says when Twilio took it.</param>
    public sealed record Listed(IReadOnlyList<InboundMessage> Messages) : ReceivedOutcome
    {
        /// <summary>Entries of the list that cannot be read: whether one of them came in, and from whom, nobody knows.</summary>
        public int Unreadable { get; init; }
    }

    /// <summary>The credentials are wrong or old.</summary>
    public sealed record Unauthorized(Failure Failure) : ReceivedOutcome;

    /// <summary>It could not be asked; that says nothing about what came.</summary>
    public sealed record Failed(Failure Failure) : ReceivedOutcome;
}
