using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>What statements of a policy allow, as IAM judges it: action, resource, and each condition.</summary>
internal static class Rights
{
    private const string OnlyIfThere = "IfExists";

    /// <param name="statements">Of a policy.</param>
    /// <param name="call">As a policy names it.</param>
    /// <param name="arn">Of the resource; an asterisk where AWS knows none.</param>
    /// <param name="context">What AWS knows of the call beside that, by condition key.</param>
    public static bool Allow(IEnumerable<JsonNode> statements, string call, string arn, IReadOnlyDictionary<string, string> context) =>
        statements.Any(statement =>
            Texts(statement["Action"]).Contains(call)
            && Texts(statement["Resource"]).Any(pattern => Like(pattern, arn))
            && Hold(statement["Condition"], context));

    private static bool Hold(JsonNode? condition, IReadOnlyDictionary<string, string> context) => condition is null || condition.AsObject().All(comparison =>
        comparison.Value!.AsObject().All(must => context.TryGetValue(must.Key, out var actual)
            ? Texts(must.Value).Any(value => Compare(comparison.Key.Replace(OnlyIfThere, "", StringComparison.Ordinal), value, actual))
            : comparison.Key.EndsWith(OnlyIfThere, StringComparison.Ordinal)));

    private static bool Compare(string comparison, string value, string actual) => comparison switch
    {
        "StringEquals" => value == actual,
        // Part by part: an asterisk of one does not reach into the next.
        "ArnLike" => (value.Split(':', 6), actual.Split(':', 6)) is var (patterns, parts)
            && patterns.Length == parts.Length
            && patterns.Zip(parts).All(pair => Like(pair.First, pair.Second)),
        _ => throw new InvalidOperationException($"Nobody said how {comparison} compares."),
    };

    private static bool Like(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$");

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(item => item!.GetValue<string>()),
        { } text => [text.GetValue<string>()],
        null => [],
    };
}
