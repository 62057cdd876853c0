using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Messages = WhatsAppReplies.Contract.Messages;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Entries of <c>messages</c>: the two sides of a turn, as they are recorded.</summary>
internal static class Entries
{
    public static AttributeValue OfCustomer(CustomerMessage message, DateTimeOffset now)
    {
        var entry = new Dictionary<string, AttributeValue>
        {
            [Messages.MessageId] = Av.S(message.Sids[0]),
            [Messages.Timestamp] = Av.S(Timestamp.Of(message.FirstReceivedAt ?? now)),
            [Messages.Role] = Av.S(Messages.UserRole),
            [Messages.Content] = Av.S(message.Text),
            [Messages.FragmentSids] = Av.L(message.Sids),
        };
        if (message.FullTextItem is { } item)
            entry[Messages.FullTextItem] = Av.S(item);
        if (message.Media.Count > 0)
            entry[Messages.Media] = MediaCodec.Write(message.Media);
        return Av.M(entry);
    }

    /// <summary>A line that no model has made has no model.</summary>
    public static AttributeValue OfAssistant(PendingReply reply, DateTimeOffset now)
    {
        var entry = new Dictionary<string, AttributeValue>
        {
            [Messages.MessageId] = Av.S(reply.SidOf(0)),
            [Messages.Timestamp] = Av.S(Timestamp.Of(now)),
            [Messages.Role] = Av.S(Messages.AssistantRole),
            [Messages.Content] = Av.S(reply.Reply),
            [Messages.PromptTokens] = Av.N(reply.Usage.PromptTokens),
            [Messages.CompletionTokens] = Av.N(reply.Usage.CompletionTokens),
            [Messages.TotalTokens] = Av.N(reply.Usage.TotalTokens),
            [Messages.PartSids] = Av.L([.. reply.Parts.Select((_, index) => reply.SidOf(index))]),
        };
        if (reply.Model.Length > 0)
            entry[Messages.Model] = Av.S(reply.Model);
        return Av.M(entry);
    }
}
