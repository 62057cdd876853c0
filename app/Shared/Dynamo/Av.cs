using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Shared.Dynamo;

/// <summary>Attribute values by short names; writes read like the item that they make.</summary>
internal static class Av
{
    public static AttributeValue Null { get; } = new() { NULL = true };

    public static AttributeValue S(string text) => new() { S = text };

    public static AttributeValue N(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue Bool(bool flag) => new() { BOOL = flag };

    /// <summary>An attribute that is there and is not NULL, which other writers leave where they have nothing to say.</summary>
    public static AttributeValue? Find(Dictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && value.NULL != true ? value : null;

    public static AttributeValue M(Dictionary<string, AttributeValue> map) => new() { M = map };

    public static AttributeValue L(List<AttributeValue> list) => new() { L = list };

    public static AttributeValue L(IReadOnlyList<string> texts)
    {
        var list = new List<AttributeValue>(texts.Count);
        foreach (var text in texts)
            list.Add(S(text));
        return L(list);
    }
}
