using Pulumi;

namespace WhatsAppReplies.Infra.Tables;

internal sealed class TableItemArgs : ResourceArgs
{
    [Input("tableName", required: true)]
    public required Input<string> TableName { get; init; }

    [Input("hashKey", required: true)]
    public required Input<string> HashKey { get; init; }

    /// <summary>In DynamoDB's JSON, every value with its type.</summary>
    [Input("item", required: true)]
    public required Input<string> Item { get; init; }
}
