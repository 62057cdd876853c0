using System.Globalization;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>A row of the table of writes: what must be true, and what becomes of the record then.</summary>
internal sealed class TurnWrite
{
    public TurnWrite(string name, string[] when, string[] set, string[] remove)
    {
        Name = name;
        Condition = when.Length == 0 ? null : string.Join(" AND ", when);
        Update = "SET " + string.Join(", ", set) + (remove.Length == 0 ? "" : " REMOVE " + string.Join(", ", remove));
        Placeholders = Find(Condition + " " + Update);
        _when = when;
        _set = set;
        _remove = remove;
    }

    private readonly string[] _when;
    private readonly string[] _set;
    private readonly string[] _remove;

    public string Name { get; }

    public string? Condition { get; }

    public string Update { get; }

    /// <summary>DynamoDB refuses a value that no expression uses.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    public TurnWrite Setting(string clause) => new(Name, _when, [.. _set, clause], _remove);

    public TurnWrite Removing(params string[] paths) => new(Name, _when, _set, [.. _remove, .. paths]);

    /// <summary>The same with another value where one is set.</summary>
    public TurnWrite Instead(string placeholder, string other) =>
        new(Name, _when, [.. _set.Select(clause => clause.Replace($" = {placeholder}", $" = {other}", StringComparison.Ordinal))], _remove);

    /// <summary>The same with several values where one placeholder stands, as an IN has them.</summary>
    public TurnWrite Listing(string placeholder, int count)
    {
        var list = string.Join(", ", Enumerable.Range(0, count).Select(index => placeholder + index.ToString(CultureInfo.InvariantCulture)));
        return new(Name, [.. _when.Select(condition => condition.Replace($"({placeholder})", $"({list})", StringComparison.Ordinal))], _set, _remove);
    }

    private static List<string> Find(string expression)
    {
        var found = new List<string>();
        for (var start = expression.IndexOf(':'); start >= 0; start = expression.IndexOf(':', start + 1))
        {
            var end = start + 1;
            while (end < expression.Length && char.IsAsciiLetterOrDigit(expression[end]))
                end++;
            var placeholder = expression[start..end];
            if (!found.Contains(placeholder))
                found.Add(placeholder);
        }

        return found;
    }
}
