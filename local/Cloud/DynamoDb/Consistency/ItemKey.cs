using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.DynamoDb.Consistency;

/// <param name="Table">Its name.</param>
/// <param name="Key">In DynamoDB's JSON.</param>
internal sealed record ItemKey(string Table, JsonElement Key)
{
    /// <summary>The same for the same item, in whatever order a call names its key's attributes.</summary>
    public string Text { get; } = string.Join(
        '|',
        Key.EnumerateObject().OrderBy(attribute => attribute.Name, StringComparer.Ordinal).Select(attribute => attribute.Value.GetRawText()).Prepend(Table));
}
