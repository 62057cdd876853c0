using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Twilio;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Webhook of a customer's message: whose it is, whether Twilio sent it, and then to the stage.</summary>
internal sealed class MessageWebhook(
    CompanyNumbers numbers, ConversationFinder conversations, Authentication authentication, Receipts receipts, Stager stager, InboundSettings settings)
{
    private readonly HashSet<string> _toldNumbers = new(StringComparer.Ordinal);

    public async Task<WebhookAnswer> RunAsync(Form form, SignedRequest signed, RequestReport report, CancellationToken cancellationToken)
    {
        if (MessageReader.Read(form) is not { } message || !signed.NamesOnly(message.Sid))
            return new WebhookAnswer.BadForm();

        var number = await numbers.FindAsync(message.To, cancellationToken);
        var ofTheNumber = number?.CredentialsSecretId ?? settings.TwilioSecretId;

        // What is cached is tried first: only a request that somebody signed is worth more than the look for its conversation.
        var isSignedSoFar = await authentication.IsSignedAsync(signed, ofTheNumber, cancellationToken);
        if (!isSignedSoFar && await authentication.RefusalOfForgeryAsync(signed, report, cancellationToken) is { } forged)
            return forged;

        var finding = conversations.FindAsync(message.To, message.From, cancellationToken);
        var wasStaged = isSignedSoFar ? receipts.HasAsync(message.Sid, cancellationToken) : Task.FromResult(false);
        await Task.WhenAll(finding, wasStaged);
        var conversation = await finding;

        // A conversation under credentials of its own is another account's: whoever has the stack's token has no say in it.
        var required = conversation?.CredentialsSecretId ?? ofTheNumber;
        if (required != ofTheNumber || !isSignedSoFar)
        {
            if (await authentication.RefusalAsync(signed, required, report, cancellationToken) is { } refused)
                return refused;
        }

        if (number is null && IsNew(message.To))
            report.NumberWithoutFile();
        if (number is not null && !isSignedSoFar && required != ofTheNumber && IsNew(message.To))
            report.NumberUnderOtherCredentials();
        if (conversation is not null)
            report.Conversation(conversation.Key.ConversationId);
        // guard: A webhook that comes once more is known by its receipt
        var isRepeated = isSignedSoFar ? await wasStaged : await receipts.HasAsync(message.Sid, cancellationToken);
        return Answer(await stager.StageAsync(message, number, conversation?.Key, isRepeated, cancellationToken), report);
    }

    /// <summary>Told once by each process: every message of such a number would tell the same.</summary>
    private bool IsNew(string number)
    {
        lock (_toldNumbers)
            return _toldNumbers.Add(WhatsAppAddress.WithoutPrefix(number));
    }

    private static WebhookAnswer Answer(StagingOutcome outcome, RequestReport report)
    {
        switch (outcome)
        {
            case StagingOutcome.Staged staged:
                report.Staged(staged);
                return new WebhookAnswer.Taken();
            case StagingOutcome.Answered:
                report.Repeated();
                return new WebhookAnswer.Taken();
            case StagingOutcome.UnknownCustomer:
                report.UnknownCustomer();
                return new WebhookAnswer.Noted();
            case StagingOutcome.Refused refused:
                report.Fail(refused.Failure);
                return new WebhookAnswer.Failed();
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome));
        }
    }
}
