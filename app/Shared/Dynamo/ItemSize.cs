using System.Text;
using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Shared.Dynamo;

/// <summary>
/// Size of an item in bytes by DynamoDB's rules: names and texts in UTF-8, a number by its digits, one byte and three for every
/// list or map.
/// </summary>
internal static class ItemSize
{
    private const int Container = 3;
    private const int Element = 1;

    public static int Of(Dictionary<string, AttributeValue> item)
    {
        var size = 0;
        foreach (var (name, value) in item)
            size += Encoding.UTF8.GetByteCount(name) + Of(value);
        return size;
    }

    public static int Of(AttributeValue value)
    {
        if (value.S is { } text)
            return Encoding.UTF8.GetByteCount(text);
        if (value.N is { } number)
            return OfNumber(number);
        if (value.M is { } map)
            return Container + Of(map) + map.Count * Element;
        if (value.L is { } list)
            return Container + list.Sum(entry => Of(entry) + Element);
        if (value.B is { } bytes)
            return (int)bytes.Length;
        if (value.SS is { Count: > 0 } texts)
            return texts.Sum(Encoding.UTF8.GetByteCount);
        if (value.NS is { Count: > 0 } numbers)
            return numbers.Sum(OfNumber);
        if (value.BS is { Count: > 0 } binaries)
            return binaries.Sum(binary => (int)binary.Length);
        return 1;
    }

    private static int OfNumber(string number) => number.Length / 2 + 2;
}
