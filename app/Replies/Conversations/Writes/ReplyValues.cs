using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Values of the writes that record a reply with what it answers.</summary>
internal static class ReplyValues
{
    /// <summary>Stands for the sids of all parts.</summary>
    public const string Parts = ":parts";

    public static Dictionary<string, AttributeValue> Of(CustomerMessage message, PendingReply reply, DateTimeOffset now)
    {
        var sids = Enumerable.Range(0, reply.Parts.Count).Select(reply.SidOf).ToList();
        var values = new Dictionary<string, AttributeValue>
        {
            [":entries"] = Av.L([Entries.OfCustomer(message, now), Entries.OfAssistant(reply, now)]),
            [":lastSid"] = Av.S(sids[^1]),
            [":partSids"] = Av.L(sids),
            [":took"] = Av.N(Math.Max(0, (long)(now - reply.StartedAt).TotalMilliseconds)),
        };
        for (var index = 0; index < sids.Count; index++)
            values[$"{Parts}{index}"] = Av.S(sids[index]);
        return values;
    }
}
