using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Cloud.DynamoDb;

/// <summary>DynamoDB's own JSON, in which every value stands with its type.</summary>
internal static class DynamoJson
{
    public static Dictionary<string, AttributeValue> Item(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Map(document.RootElement);
    }

    private static Dictionary<string, AttributeValue> Map(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => Value(property.Value));

    private static AttributeValue Value(JsonElement element)
    {
        var typed = element.EnumerateObject().Single();
        return typed.Name switch
        {
            "S" => new AttributeValue { S = typed.Value.GetString() },
            "N" => new AttributeValue { N = typed.Value.GetString() },
            "BOOL" => new AttributeValue { BOOL = typed.Value.GetBoolean() },
            "NULL" => new AttributeValue { NULL = typed.Value.GetBoolean() },
            "L" => new AttributeValue { L = [.. typed.Value.EnumerateArray().Select(Value)] },
            "M" => new AttributeValue { M = Map(typed.Value) },
            "SS" => new AttributeValue { SS = [.. typed.Value.EnumerateArray().Select(text => text.GetString()!)] },
            _ => throw new ProblemException($"An item's value of the type {typed.Name} is not understood here."),
        };
    }
}
