using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Status that the end of a claim without a reply leaves on the record.</summary>
/// <param name="Value">A status.</param>
/// <param name="IsFound">The claim found it, and its reason stays with it.</param>
internal readonly record struct StatusAfter(string Value, bool IsFound)
{
    public static StatusAfter Found(string status) => new(status, IsFound: true);

    public static StatusAfter Instead(string status) => new(status, IsFound: false);

    public TurnWrite On(TurnWrite write) => IsFound ? write : write.Removing(Names.StatusReason);
}
