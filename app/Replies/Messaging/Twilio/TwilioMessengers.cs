using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Replies.Messaging.Twilio;

internal sealed class TwilioMessengers(
    ISecrets<TwilioCredentials> secrets, HttpMessageHandler transport, TwilioOptions options, TimeProvider time) : IMessengers
{
    public async Task<Result<IMessenger>> OpenAsync(string credentialsSecretId, bool refresh, CancellationToken cancellationToken)
    {
        var outcome = await secrets.GetAsync(credentialsSecretId, cancellationToken);
        if (refresh && outcome is Result<TwilioCredentials>.Success old)
        {
            secrets.Forget(credentialsSecretId, old.Value);
            outcome = await secrets.GetAsync(credentialsSecretId, cancellationToken);
        }

        return outcome switch
        {
            Result<TwilioCredentials>.Success found => new Result<IMessenger>.Success(new TwilioMessenger(found.Value, transport, options, time)),
            Result<TwilioCredentials>.TryAgain tryAgain => new Result<IMessenger>.TryAgain(tryAgain.Failure),
            Result<TwilioCredentials>.Refuse refuse => new Result<IMessenger>.Refuse(refuse.Failure),
            _ => throw new InvalidOperationException(outcome.GetType().Name),
        };
    }
}
