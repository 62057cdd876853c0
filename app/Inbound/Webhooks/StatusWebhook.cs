using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Inbound.Staging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Twilio;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Inbound.Webhooks;

/// <summary>Webhook of a delivery status: what became of a message of ours. Only what did not arrive is written down.</summary>
internal sealed class StatusWebhook(
    IAmazonDynamoDB dynamo, CompanyNumbers numbers, Authentication authentication, DeliveryFailures failures, InboundSettings settings)
{
    private const string Read = $"{Names.PrimaryChannel}, {Names.ConversationId}, {ConversationCredentials.Paths}";

    public async Task<WebhookAnswer> RunAsync(Form form, string query, SignedRequest signed, RequestReport report, CancellationToken cancellationToken)
    {
        if (DeliveryStatusReader.Read(form, query) is not { } status)
            return new WebhookAnswer.BadForm();

        var number = await numbers.FindAsync(status.From, cancellationToken);
        var ofTheNumber = number?.CredentialsSecretId ?? settings.TwilioSecretId;
        var isSignedSoFar = await authentication.IsSignedAsync(signed, ofTheNumber, cancellationToken);

        // Most statuses only say that a message is on its way, and change nothing whoever sent them.
        if (isSignedSoFar && !status.IsFailure)
            return new WebhookAnswer.Noted();

        if (!isSignedSoFar && await authentication.RefusalOfForgeryAsync(signed, report, cancellationToken) is { } forged)
            return forged;

        var conversation = await FindAsync(status, cancellationToken);
        var required = conversation?.CredentialsSecretId ?? ofTheNumber;
        if (required != ofTheNumber || !isSignedSoFar)
        {
            if (await authentication.RefusalAsync(signed, required, report, cancellationToken) is { } refused)
                return refused;
        }

        if (!status.IsFailure)
            return new WebhookAnswer.Noted();
        if (conversation is null)
        {
            report.UnknownConversation();
            return new WebhookAnswer.NotFound();
        }

        report.Conversation(conversation.Key.ConversationId);
        report.Undelivered(status, await failures.WriteAsync(conversation.Key, status, cancellationToken));
        return new WebhookAnswer.Noted();
    }

    /// <summary>The conversation that the address names has to be one of the recipient's, whichever way its record writes the address.</summary>
    private async Task<FoundConversation?> FindAsync(DeliveryStatus status, CancellationToken cancellationToken)
    {
        var reads = WhatsAppAddress.Ways(status.To).Select(channel => GetAsync(new(channel, status.ConversationId), cancellationToken));
        return (await Task.WhenAll(reads)).FirstOrDefault(found => found is not null);
    }

    private async Task<FoundConversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var answer = await dynamo.GetItemAsync(
            new GetItemRequest
            {
                TableName = settings.ConversationsTable,
                Key = new() { [Names.PrimaryChannel] = Av.S(key.PrimaryChannel), [Names.ConversationId] = Av.S(key.ConversationId) },
                ProjectionExpression = Read,
            },
            cancellationToken);
        return answer.Item is { Count: > 0 } item
            ? new(key, ConversationCredentials.Of(new Attributes(item, "", [])), IsComplete: false, UpdatedAt: null)
            : null;
    }
}
