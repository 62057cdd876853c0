using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Messenger: sends parts and reads back what was sent. Each call is one request: no retries inside.</summary>
internal interface IMessenger
{
    /// <summary>
    /// Posts one part. Aborted at <see cref="SendTimeout"/> and when cancelled, never left running: after the task has ended, no
    /// byte of it goes out any more. Never throws for anything that the provider does.
    /// </summary>
    Task<SendOutcome> SendAsync(OutboundPart part, CancellationToken cancellationToken);

    /// <summary>Looks for a part whose send's outcome is unknown among the messages that the provider lists.</summary>
    /// <param name="part">What was posted.</param>
    /// <param name="attemptedAt">When: an older message with the same text is another one.</param>
    /// <param name="isKnown">Tells sids that are accounted for already (earlier parts and turns).</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    Task<LookupOutcome> FindAsync(OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown, CancellationToken cancellationToken);

    /// <summary>Whether an accepted part is on its way to the phone, or never will be: what is posted now cannot overtake it.</summary>
    /// <param name="sid">Of the part.</param>
    /// <param name="within">How long the provider may take to say so.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <returns>False too when the provider does not say: then it is waited for.</returns>
    Task<bool> HasLeftAsync(string sid, TimeSpan within, CancellationToken cancellationToken);

    /// <summary>What the provider took from a customer, oldest first. Never throws for anything that it does.</summary>
    /// <param name="company">The number that was written to.</param>
    /// <param name="customer">Whose messages.</param>
    /// <param name="since">What was taken before it is not told.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    Task<ReceivedOutcome> ListReceivedAsync(string company, string customer, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>One of them with its media, which the list only counts.</summary>
    Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken);

    /// <summary>Fetches a file of the customer into memory.</summary>
    /// <param name="url">As it was staged; an address that is not the provider's is not asked.</param>
    /// <param name="most">More bytes than this are not read.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    Task<MediaOutcome> FetchMediaAsync(string url, int most, CancellationToken cancellationToken);

    /// <summary>Shows the customer that somebody types, for some seconds or until the next message. It marks what the customer wrote as read.</summary>
    /// <param name="sid">Of the customer's newest message.</param>
    /// <param name="cancellationToken">Ends the call; after the task has ended, no byte of it goes out any more.</param>
    Task<TypingOutcome> ShowTypingAsync(string sid, CancellationToken cancellationToken);

    TimeSpan SendTimeout { get; }
}

/// <summary>Opens a messenger for the credentials that a record (or the stack) names.</summary>
internal interface IMessengers
{
    /// <summary>Fetches the credentials (cached); <paramref name="refresh"/> drops the cached ones first. Never throws but when cancelled.</summary>
    Task<Result<IMessenger>> OpenAsync(string credentialsSecretId, bool refresh, CancellationToken cancellationToken);
}

/// <summary>One message to the customer. Addresses are opaque; the <c>whatsapp:</c> prefix is added once, when sending.</summary>
internal sealed record OutboundPart(string From, string To, string Text)
{
    /// <summary>Which conversation the provider names when it tells what became of the message.</summary>
    public string? ConversationId { get; init; }

    /// <summary>A record prints its members; these are private.</summary>
    public override string ToString() => $"part of {Text.Length} characters";
}
