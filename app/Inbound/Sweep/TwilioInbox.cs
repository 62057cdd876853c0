using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Staging;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>Twilio's own list of what came in, under the number's credentials.</summary>
internal sealed class TwilioInbox(
    ISecrets<TwilioCredentials> secrets, HttpMessageHandler transport, TwilioOptions options, InboundSettings settings, TimeProvider time) : IInbox
{
    public Task<InboxOutcome> ListAsync(CompanyNumber number, DateTimeOffset since, CancellationToken cancellationToken) =>
        AskAsync(number, twilio => twilio.ListAsync(number.Number, from: null, since, cancellationToken), cancellationToken);

    public Task<InboxOutcome> WithMediaAsync(CompanyNumber number, InboundMessage message, CancellationToken cancellationToken) =>
        message.Media.Count == 0
            ? Task.FromResult<InboxOutcome>(new InboxOutcome.Listed([message]))
            : AskAsync(number, twilio => twilio.WithMediaAsync(message, cancellationToken), cancellationToken);

    private async Task<InboxOutcome> AskAsync(CompanyNumber number, Func<ReceivedMessages, Task<ReceivedOutcome>> ask, CancellationToken cancellationToken)
    {
        var secretId = number.CredentialsSecretId ?? settings.TwilioSecretId;
        switch (await secrets.GetAsync(secretId, cancellationToken))
        {
            case Result<TwilioCredentials>.TryAgain later:
                return new InboxOutcome.Failed(later.Failure);
            case Result<TwilioCredentials>.Refuse never:
                return new InboxOutcome.Failed(never.Failure);
            case Result<TwilioCredentials>.Success { Value: var credentials }:
                var outcome = await ask(new ReceivedMessages(credentials, transport, options, time));
                if (outcome is ReceivedOutcome.Unauthorized)
                    secrets.Forget(secretId, credentials);
                return Of(outcome);
            default:
                throw new InvalidOperationException("A secret has an outcome that nobody knows.");
        }
    }

    private static InboxOutcome Of(ReceivedOutcome outcome) => outcome switch
    {
        ReceivedOutcome.Listed listed => new InboxOutcome.Listed(listed.Messages) { Unreadable = listed.Unreadable },
        ReceivedOutcome.Unauthorized unauthorized => new InboxOutcome.Failed(unauthorized.Failure),
        ReceivedOutcome.Failed failed => new InboxOutcome.Failed(failed.Failure),
        _ => throw new InvalidOperationException("A list of messages has an outcome that nobody knows."),
    };
}
