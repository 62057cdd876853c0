using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>What an expression can see: the item as it was, and the request's values. Notes which values were used.</summary>
internal sealed class Scope(
    Dictionary<string, AttributeValue> item, Dictionary<string, AttributeValue>? values, Dictionary<string, string>? names)
{
    private static readonly Dictionary<string, AttributeValue> NoValues = [];

    public Dictionary<string, AttributeValue> Item => item;

    public AttributeValue Value(string placeholder) => (values ?? NoValues).TryGetValue(placeholder, out var value)
        ? value
        : throw DynamoErrors.Validation($"An expression attribute value used in expression is not defined; attribute value: {placeholder}");

    public string Name(string name)
    {
        if (name[0] != '#')
            return name;
        return names is not null && names.TryGetValue(name, out var real)
            ? real
            : throw DynamoErrors.Validation($"An expression attribute name used in the document path is not defined; attribute name: {name}");
    }
}
