using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Results;

namespace WhatsAppReplies.Replies.Turns;

/// <summary>The messenger with a record's credentials. A refused credential is fetched anew once; then a person has to mend it.</summary>
internal sealed class AuthorizedMessenger(TurnServices services, TurnContext context, string credentialsSecretId, IMessenger messenger)
{
    private IMessenger _messenger = messenger;
    private bool _refreshed;

    public TimeSpan SendTimeout => _messenger.SendTimeout;

    public static async Task<(AuthorizedMessenger? AuthorizedMessenger, Outcome? Stop)> OpenAsync(
        TurnServices services, TurnContext context, string? credentialsSecretId, CancellationToken cancellationToken)
    {
        var secretId = credentialsSecretId ?? services.Settings.TwilioSecretId;
        return await services.Messengers.OpenAsync(secretId, refresh: false, cancellationToken) switch
        {
            MessengerOutcome.Ready ready => (new AuthorizedMessenger(services, context, secretId, ready.Messenger), null),
            MessengerOutcome.TryAgain again => (null, new Outcome.TryAgain(again.Failure)),
            MessengerOutcome.Refuse never => (null, new Outcome.Refused(never.Failure)),
            _ => throw new InvalidOperationException("The messengers have an outcome that nobody knows."),
        };
    }

    public Task<SendOutcome> SendAsync(OutboundPart part, CancellationToken cancellationToken)
    {
        context.Progress.ProviderCalls++;
        return _messenger.SendAsync(part, cancellationToken);
    }

    public Task<LookupOutcome> FindAsync(OutboundPart part, DateTimeOffset attemptedAt, Predicate<string> isKnown, CancellationToken cancellationToken)
    {
        context.Progress.ProviderCalls++;
        return _messenger.FindAsync(part, attemptedAt, isKnown, cancellationToken);
    }

    /// <returns>Nothing when the call that was refused may be made once more.</returns>
    public async Task<Outcome?> RefreshAsync(Failure refused, CancellationToken cancellationToken)
    {
        if (_refreshed)
            return new Outcome.Refused(refused);

        _refreshed = true;
        var outcome = await services.Messengers.OpenAsync(credentialsSecretId, refresh: true, cancellationToken);
        switch (outcome)
        {
            case MessengerOutcome.Ready ready:
                _messenger = ready.Messenger;
                return null;
            case MessengerOutcome.TryAgain again:
                return new Outcome.TryAgain(again.Failure);
            case MessengerOutcome.Refuse never:
                return new Outcome.Refused(never.Failure);
            default:
                throw new InvalidOperationException("The messengers have an outcome that nobody knows.");
        }
    }
}
