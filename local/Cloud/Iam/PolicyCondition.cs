namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>One key of a statement's condition. Several values are alternatives; several keys must all hold.</summary>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    private static readonly Dictionary<string, Func<string, string, bool>> Comparers = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = (value, actual) => value == actual,
        ["StringLike"] = (value, actual) => Wildcard.Matches(value, actual),
        ["ArnEquals"] = (value, actual) => Wildcard.Matches(value, actual),
        ["ArnLike"] = (value, actual) => Wildcard.Matches(value, actual),
        ["Bool"] = (value, actual) => value.Equals(actual, StringComparison.OrdinalIgnoreCase),
    };

    public static IEnumerable<string> Operators => Comparers.Keys;

    /// <summary>A key that the request does not have makes the condition false.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> context) =>
        context.TryGetValue(Key, out var actual) && Values.Any(value => Comparers[Operator](value, actual));
}
