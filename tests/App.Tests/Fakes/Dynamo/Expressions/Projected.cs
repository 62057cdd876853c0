using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>What a read asks for of an item; maps come back with what was asked for of them.</summary>
internal static class Projected
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<DocumentPath>> Parsed = new();

    public static Dictionary<string, AttributeValue> Of(Dictionary<string, AttributeValue> item, string? expression)
    {
        if (expression is null)
            return new(item);

        var scope = new Scope(item, null, null);
        var projected = new Dictionary<string, AttributeValue>();
        foreach (var path in Parsed.GetOrAdd(expression, Parse))
        {
            if (path.Read(scope) is { } value)
                Put(projected, path.Steps, value);
        }

        return projected;
    }

    private static IReadOnlyList<DocumentPath> Parse(string expression)
    {
        var tokens = new Tokens(expression);
        var paths = new List<DocumentPath>();
        do
        {
            paths.Add(DocumentPath.Parse(tokens));
        }
        while (tokens.TryTake(","));
        return tokens.AtEnd ? paths : throw tokens.Unexpected();
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
