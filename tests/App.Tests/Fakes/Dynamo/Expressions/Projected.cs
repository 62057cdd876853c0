using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>What a read asks for of an item; maps come back with what was asked for of them.</summary>
internal static class Projected
{
    public static Dictionary<string, AttributeValue> Of(Dictionary<string, AttributeValue> item, string? expression)
    {
        if (expression is null)
            return new(item);

        var tokens = new Tokens(expression);
        var scope = new Scope(item, null, null);
        var projected = new Dictionary<string, AttributeValue>();
        do
        {
            var path = DocumentPath.Parse(tokens);
            if (path.Read(scope) is { } value)
                Put(projected, path.Steps, value);
        }
        while (tokens.TryTake(","));
        return tokens.AtEnd ? projected : throw tokens.Unexpected();
    }

    private static void Put(Dictionary<string, AttributeValue> map, IReadOnlyList<object> steps, AttributeValue value)
    {
        for (var index = 0; index < steps.Count - 1; index++)
        {
            if (steps[index] is not string name || steps[index + 1] is not string)
                throw new NotSupportedException("a projection of list entries");
            if (!map.TryGetValue(name, out var inner))
                map[name] = inner = new() { M = [] };
            map = inner.M;
        }

        map[(string)steps[^1]] = value;
    }
}
