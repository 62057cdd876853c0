using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Shared.Dynamo;

namespace WhatsAppReplies.Replies.Conversations;

/// <summary>Flag of a conversation that a person has, in every way in which another system writes it.</summary>
internal static class HandOffFlag
{
    /// <summary>As the condition on it sees the flag.</summary>
    public static bool IsSet(Dictionary<string, AttributeValue> item) =>
        Av.Find(item, Contract.Conversations.HandOff) is { } flag && flag.BOOL != false && flag.N != "0";
}
