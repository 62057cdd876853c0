using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class TableItemKind(IAmazonDynamoDB tables) : IResourceKind
{
    public string Type => "aws:dynamodb/tableItem:TableItem";

    public UnderstoodProperties Properties { get; } = new("tableName", "hashKey", "item");

    public async Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var (table, key, item) = (declared.Text("tableName"), declared.Text("hashKey"), Item(declared));
        if (!item.TryGetValue(key, out var id))
        {
            throw declared.Wrong("item", $"it has no {key}");
        }

        await tables.PutItemAsync(
            new PutItemRequest
            {
                TableName = table,
                Item = item,
                ConditionExpression = "attribute_not_exists(#key)",
                ExpressionAttributeNames = new() { ["#key"] = key },
            },
            cancellationToken);
        return AwsAnswers.TableItem(table, key, id.S);
    }

    private static Dictionary<string, AttributeValue> Item(Declared declared)
    {
        try
        {
            return DynamoJson.Item(declared.Text("item"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw declared.Wrong("item", $"it is not an item in DynamoDB's JSON ({e.Message})");
        }
    }
}
