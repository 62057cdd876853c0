using System.Collections.Concurrent;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>Key condition: each key equal to a value. Anything else is refused.</summary>
internal static class KeyCondition
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Name, string Value)>> Parsed = new();

    /// <returns>Which key is equal to which placeholder, in the order in which they stand.</returns>
    public static IReadOnlyList<(string Name, string Value)> Parse(string text) => Parsed.GetOrAdd(text, static expression =>
    {
        var tokens = new Tokens(expression);
        var keys = new List<(string, string)>();
        do
        {
            var name = tokens.Take();
            if (!tokens.TryTake("="))
                throw new NotSupportedException("a key condition on anything but equal keys");
            keys.Add((name, tokens.Take()));
        }
        while (tokens.TryTake("AND"));
        return tokens.AtEnd ? keys : throw tokens.Unexpected();
    });
}
