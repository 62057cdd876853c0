using System.Globalization;
using System.Text;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Conversations.Archive;

/// <summary>
/// Sort keys of what a conversation keeps outside its record, under the same partition key. <c>archive#id#0000000042</c> holds the
/// messages from number 42 on, so a prefix query returns them in order; <c>text#id#sid</c> holds one oversized message in full.
/// </summary>
internal static class ArchiveKey
{
    private const string MessagesPrefix = "archive#";
    private const string TextPrefix = "text#";

    public static string OfMessages(string conversationId, int firstIndex) =>
        Key(MessagesPrefix, conversationId, firstIndex.ToString("D10", CultureInfo.InvariantCulture));

    public static string OfText(string conversationId, string sid) => Key(TextPrefix, conversationId, sid);

    /// <summary>An id that leaves no room for the rest of the key is replaced by its hash.</summary>
    private static string Key(string prefix, string conversationId, string suffix)
    {
        var key = $"{prefix}{conversationId}#{suffix}";
        return Encoding.UTF8.GetByteCount(key) <= KeyLimits.SortKey
            ? key
            : $"{prefix}sha256-{ConversationHash.Full(conversationId)}#{(suffix.Length <= 512 ? suffix : ConversationHash.Full(suffix))}";
    }
}
