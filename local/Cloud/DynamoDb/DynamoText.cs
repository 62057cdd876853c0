using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Cloud.DynamoDb;

/// <summary>A value in one fixed form, for comparing: the members of a map have no order.</summary>
internal static class DynamoText
{
    public static string Of(AttributeValue? value) => value switch
    {
        null => "",
        { S: { } text } => $"S{text}",
        { N: { } number } => $"N{number}",
        { BOOL: { } flag } => $"BOOL{flag}",
        { NULL: true } => "NULL",
        { L: { } list } => $"[{string.Join(',', list.Select(Of))}]",
        { M: { } map } =>
            $"{{{string.Join(',', map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Of(member.Value)}"))}}}",
        { SS: { } set } => $"SS{string.Join(',', set.Order(StringComparer.Ordinal))}",
        _ => throw new ArgumentException("A value of this type is not compared here.", nameof(value)),
    };
}
