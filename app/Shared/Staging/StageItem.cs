using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Stage;

namespace WhatsAppReplies.Shared.Staging;

/// <summary>A message as an item of the stage table.</summary>
internal static class StageItem
{
    /// <summary>Longer than a dead letter is kept: until somebody has looked at it, its text is still there to answer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(15);

    /// <summary>Between a message's staging and its trigger's sending: a webhook may be slow, and clocks differ.</summary>
    public static readonly TimeSpan SlowWebhook = TimeSpan.FromMinutes(1);

    public static Dictionary<string, AttributeValue> Key(string conversationId, string sid) => new()
    {
        [Names.ConversationId] = Av.S(conversationId),
        [Names.MessageSid] = Av.S(sid),
    };

    public static Dictionary<string, AttributeValue> Of(
        InboundMessage message, ConversationKey conversation, DateTimeOffset receivedAt, DateTimeOffset expiresAt)
    {
        var item = Key(conversation.ConversationId, message.Sid);
        item[Names.PrimaryChannel] = Av.S(conversation.PrimaryChannel);
        item[Names.Body] = Av.S(message.Body);
        item[Names.ReceivedAt] = Av.S(Timestamp.Of(receivedAt));
        item[Names.ExpiresAt] = Av.N(expiresAt.ToUnixTimeSeconds());
        Set(item, Names.MessageType, message.Type);
        Set(item, Names.ProfileName, message.ProfileName);
        Set(item, Names.ButtonPayload, message.ButtonPayload);
        Set(item, Names.QuotedMessageSid, message.QuotedSid);
        Set(item, Names.OptOutReply, message.OptOutReply);
        if (message.Media.Count > 0)
            item[Names.Media] = Av.L([.. message.Media.Select(Media)]);
        if (message.Location is { } location)
            item[Names.Location] = Location(location);
        return item;
    }

    private static AttributeValue Media(CustomerMedia media) => Av.M(new()
    {
        [Names.MediaUrl] = Av.S(media.Url),
        [Names.MediaContentType] = Av.S(media.ContentType),
    });

    private static AttributeValue Location(CustomerLocation location)
    {
        var map = new Dictionary<string, AttributeValue>();
        Set(map, Names.Latitude, location.Latitude);
        Set(map, Names.Longitude, location.Longitude);
        Set(map, Names.Label, location.Label);
        Set(map, Names.Address, location.Address);
        return Av.M(map);
    }

    private static void Set(Dictionary<string, AttributeValue> map, string name, string? value)
    {
        if (value is not null)
            map[name] = Av.S(value);
    }
}
