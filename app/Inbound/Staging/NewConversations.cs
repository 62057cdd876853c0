using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using WhatsAppReplies.Shared.Twilio;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Records of customers who were never written to, each made by a conditional put. Its id is derived from both addresses, so that two webhooks, or one that is
/// repeated before the index has caught up, come to the same record.
/// </summary>
internal sealed class NewConversations(IAmazonDynamoDB dynamo, string table, TimeProvider time)
{
    private const string IdPrefix = "inbound-";
    private const int IdLength = 32;
    private const string WhatsApp = "whatsapp";

    /// <returns>Whether this call has made it.</returns>
    public async Task<bool> MakeAsync(ConversationKey key, CompanyNumber number, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.PutItemAsync(
                new PutItemRequest
                {
                    TableName = table,
                    Item = Record(key, number),
                    // guard: A record that stands is not written over
                    ConditionExpression = $"attribute_not_exists({Names.ConversationId})",
                },
                cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public static ConversationKey KeyOf(string company, string customer)
    {
        var channel = WhatsAppAddress.WithoutPrefix(customer) is ['+', ..] number ? number : WhatsAppAddress.Of(customer);
        var addresses = Encoding.UTF8.GetBytes($"{WhatsAppAddress.WithoutPrefix(company)}\n{WhatsAppAddress.WithoutPrefix(customer)}");
        return new(channel, IdPrefix + Convert.ToHexStringLower(SHA256.HashData(addresses))[..IdLength]);
    }

    private Dictionary<string, AttributeValue> Record(ConversationKey key, CompanyNumber number)
    {
        var now = Av.S(Timestamp.Of(time.GetUtcNow()));
        var company = WhatsAppAddress.WithoutPrefix(number.Number);
        return new()
        {
            [Names.PrimaryChannel] = Av.S(key.PrimaryChannel),
            [Names.ConversationId] = Av.S(key.ConversationId),
            [Names.IndexCompanyNumber] = Av.S(company),
            [Names.IndexRecipient] = Av.S(key.PrimaryChannel),
            [Names.ChannelMethod] = Av.S(WhatsApp),
            [Names.AiConfig] = Av.M(new()
            {
                [Names.OpenAiConfig] = OfWhatsApp((Names.AssistantId, number.AssistantId), (Names.ApiKeyReference, number.ApiKeySecretId)),
            }),
            [Names.ChannelConfig] = OfWhatsApp((Names.CompanyNumber, company), (Names.CredentialsId, number.CredentialsSecretId)),
            [Names.Status] = Av.S(Contract.Statuses.Received),
            [Names.Messages] = Av.L(new List<AttributeValue>()),
            [Names.CreatedAt] = now,
            [Names.UpdatedAt] = now,
        };
    }

    /// <summary>The settings that the number has, nested by channel as other systems write them.</summary>
    private static AttributeValue OfWhatsApp(params (string Name, string? Value)[] settings)
    {
        var map = new Dictionary<string, AttributeValue>();
        foreach (var (name, value) in settings)
        {
            if (value is not null)
                map[name] = Av.S(value);
        }

        return Av.M(new() { [Names.WhatsApp] = Av.M(map) });
    }
}
