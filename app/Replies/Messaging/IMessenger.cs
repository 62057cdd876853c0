namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Sends parts and reads back what was sent. Each call is one request: no retries inside.</summary>
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

    TimeSpan SendTimeout { get; }
}
