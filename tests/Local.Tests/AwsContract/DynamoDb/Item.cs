using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Tests.AwsContract.DynamoDb;

internal static class Item
{
    /// <summary>Of a partition that no other test uses.</summary>
    public static Dictionary<string, AttributeValue> NewKey(string sk = "record") => Key(NewPartition(), sk);

    public static string NewPartition() => Guid.NewGuid().ToString("N");

    public static Dictionary<string, AttributeValue> Key(string pk, string sk) => new() { ["pk"] = new(pk), ["sk"] = new(sk) };

    public static Dictionary<string, AttributeValue> With(this Dictionary<string, AttributeValue> item, string name, AttributeValue value) =>
        new(item) { [name] = value };

    public static AttributeValue N(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static AttributeValue L(params string[] texts) => new() { L = [.. texts.Select(text => new AttributeValue(text))] };

    public static AttributeValue Text(int length) => new(new string('x', length));
}
