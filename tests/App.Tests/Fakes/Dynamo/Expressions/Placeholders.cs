using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>The values that a request's expressions use.</summary>
internal static partial class Placeholders
{
    private static readonly ConcurrentDictionary<string, HashSet<string>> Found = new();

    public static HashSet<string> Of(string expressions) =>
        Found.GetOrAdd(expressions, static text => [.. Pattern().Matches(text).Select(match => match.Value)]);

    [GeneratedRegex(@":\w+")]
    private static partial Regex Pattern();
}
