using System.Text;

namespace WhatsAppReplies.Shared.Dynamo;

/// <summary>The key of a conversation: of its record in full, of everything else about it the id alone.</summary>
internal sealed record ConversationKey(string PrimaryChannel, string ConversationId)
{
    /// <summary>A record could have it; a read by another one is refused.</summary>
    public bool CanBeInTable =>
        PrimaryChannel.Length > 0 && Encoding.UTF8.GetByteCount(PrimaryChannel) <= KeyLimits.PartitionKey
        && ConversationId.Length > 0 && Encoding.UTF8.GetByteCount(ConversationId) <= KeyLimits.SortKey;

    /// <summary>A record prints its members; these may be phone numbers.</summary>
    public override string ToString() => "conversation";
}

/// <summary>What DynamoDB takes as a key, in bytes of UTF-8; what is longer can be in no table.</summary>
internal static class KeyLimits
{
    public const int PartitionKey = 2048;
    public const int SortKey = 1024;
}
