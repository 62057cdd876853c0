using Pulumi;
using Pulumi.Aws.DynamoDB.Inputs;
using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Tables;

/// <summary>
/// How whoever stages a message finds its conversation. DynamoDB never changes what an index holds: another projection is another index, and under the same
/// name the old one is deleted first. So the index of everything can stay beside the new one while a stack changes over.
/// </summary>
internal static class ConversationIndexes
{
    public static InputList<TableGlobalSecondaryIndexArgs> Of(StackSettings settings)
    {
        var indexes = new InputList<TableGlobalSecondaryIndexArgs>();
        // Another system that stages may read what it likes there.
        if (!settings.Inbound || settings.KeepFullIndex)
            indexes.Add(Index(Contract.Conversations.Index, "ALL"));
        if (settings.Inbound)
        {
            var lean = Index(settings.ConversationsIndex, "INCLUDE");
            lean.NonKeyAttributes = [.. Contract.Conversations.ProjectedByIndex];
            indexes.Add(lean);
        }

        return indexes;
    }

    private static TableGlobalSecondaryIndexArgs Index(string name, string projection) => new()
    {
        Name = name,
        HashKey = Contract.Conversations.IndexCompanyNumber,
        RangeKey = Contract.Conversations.IndexRecipient,
        ProjectionType = projection,
    };
}
