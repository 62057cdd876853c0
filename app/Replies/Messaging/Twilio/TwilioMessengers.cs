using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

internal sealed class TwilioMessengers(ISecrets<TwilioCredentials> secrets, HttpMessageHandler transport, TwilioOptions options, TimeProvider time) : IMessengers
{
    public async Task<MessengerOutcome> OpenAsync(string credentialsSecretId, bool refresh, CancellationToken cancellationToken)
    {
        var outcome = await secrets.GetAsync(credentialsSecretId, cancellationToken);
        if (refresh && outcome is SecretOutcome<TwilioCredentials>.Found old)
        {
            secrets.Forget(credentialsSecretId, old.Secret);
            outcome = await secrets.GetAsync(credentialsSecretId, cancellationToken);
        }

        return outcome switch
        {
            SecretOutcome<TwilioCredentials>.Found found => new MessengerOutcome.Ready(new TwilioMessenger(found.Secret, transport, options, time)),
            SecretOutcome<TwilioCredentials>.TryAgain tryAgain => new MessengerOutcome.TryAgain(tryAgain.Failure),
            SecretOutcome<TwilioCredentials>.Refuse refuse => new MessengerOutcome.Refuse(refuse.Failure),
            _ => throw new InvalidOperationException(outcome.GetType().Name),
        };
    }
}
