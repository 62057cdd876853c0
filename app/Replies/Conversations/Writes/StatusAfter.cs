using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Status that the end of a claim without a reply leaves on the record.</summary>
/// <param name="Value">A status.</param>
/// <param name="IsFound">The claim found it, and its reason stays with it.</param>
internal readonly record struct StatusAfter(string Value, bool IsFound)
{
    private const string FoundThen = $"if_not_exists({Names.PreviousStatus}, :previous)";

    public static StatusAfter Found(string status) => new(status, IsFound: true);

    public static StatusAfter Instead(string status) => new(status, IsFound: false);

    /// <summary>
    /// P7: what the claim found is put back as it stands on the record by then: a reply before the claim may have turned out meanwhile not to have arrived.
    /// </summary>
    public TurnWrite On(TurnWrite write) => IsFound ? write.Instead(":previous", FoundThen) : write.Removing(Names.StatusReason);
}
