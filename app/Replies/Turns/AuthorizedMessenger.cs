using WhatsAppReplies.Replies.Conversations;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>The messenger with a record's credentials. A refused credential is fetched anew once; then a person has to mend it.</summary>
internal sealed class AuthorizedMessenger(IMessengers messengers, Progress progress, string credentialsSecretId, IMessenger messenger)
{
    private IMessenger _messenger = messenger;
    private bool _refreshed;

    public TimeSpan SendTimeout => _messenger.SendTimeout;

    public static async Task<Step<AuthorizedMessenger>> OpenAsync(TurnServices services, TurnContext context, ConversationRecord record)
    {
        var secretId = services.CredentialsSecretIdOf(record);
        var opened = Step<IMessenger>.Of(await services.Messengers.OpenAsync(secretId, refresh: false, context.Work));
        return opened is Step<IMessenger>.Continue { Value: var messenger }
            ? new Step<AuthorizedMessenger>.Continue(new AuthorizedMessenger(services.Messengers, context.Progress, secretId, messenger))
            : new Step<AuthorizedMessenger>.End(opened.Ended);
    }

    public Task<SendOutcome> SendAsync(OutboundPart part, CancellationToken cancellationToken)
    {
        progress.ProviderCalls++;
        return _messenger.SendAsync(part, cancellationToken);
    }

    public Task<LookupOutcome> FindAsync(OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown, CancellationToken cancellationToken)
    {
        progress.ProviderCalls++;
        return _messenger.FindAsync(part, attemptedAt, isKnown, cancellationToken);
    }

    public Task<bool> HasLeftAsync(string sid, TimeSpan within, CancellationToken cancellationToken)
    {
        progress.ProviderCalls++;
        return _messenger.HasLeftAsync(sid, within, cancellationToken);
    }

    public Task<ReceivedOutcome> ListReceivedAsync(string company, string customer, DateTimeOffset since, CancellationToken cancellationToken)
    {
        progress.ProviderCalls++;
        return _messenger.ListReceivedAsync(company, customer, since, cancellationToken);
    }

    public Task<ReceivedOutcome> WithMediaAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        progress.ProviderCalls += message.Media.Count > 0 ? 1 : 0;
        return _messenger.WithMediaAsync(message, cancellationToken);
    }

    public Task<MediaOutcome> FetchMediaAsync(string url, int most, CancellationToken cancellationToken)
    {
        progress.ProviderCalls++;
        return _messenger.FetchMediaAsync(url, most, cancellationToken);
    }

    /// <returns>Whether the call that was refused may be made once more.</returns>
    public async Task<Step> RefreshAsync(Failure refused, CancellationToken cancellationToken)
    {
        if (_refreshed)
            return new Step.End(new Outcome.Refused(refused));

        _refreshed = true;
        var opened = Step<IMessenger>.Of(await messengers.OpenAsync(credentialsSecretId, refresh: true, cancellationToken));
        if (opened is not Step<IMessenger>.Continue { Value: var fresh })
            return new Step.End(opened.Ended);

        _messenger = fresh;
        return Step.Next;
    }
}
