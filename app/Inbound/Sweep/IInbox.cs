using WhatsAppReplies.Inbound.Staging;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Inbox of a number: what the provider took for it, whether or not it could deliver it.</summary>
internal interface IInbox
{
    /// <summary>The messages to a number since a moment. Never throws for anything that the provider does.</summary>
    Task<InboxOutcome> ListAsync(CompanyNumber number, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The media of one of them, which the list does not have.</summary>
    Task<InboxOutcome> WithMediaAsync(CompanyNumber number, InboundMessage message, CancellationToken cancellationToken);
}
