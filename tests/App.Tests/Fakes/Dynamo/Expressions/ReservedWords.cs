namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>Of the service's 573 reserved words those that could be meant as names of attributes in this product.</summary>
internal static class ReservedWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "comment", "count", "first", "last", "missing", "next", "to", "from", "counter", "data", "date", "hash", "index", "items",
        "key", "language", "level", "list", "map", "minute", "mode", "name", "number", "object", "output", "owner", "path",
        "plan", "position", "range", "region", "role", "schema", "second", "session", "size", "source", "start", "state",
        "status", "table", "text", "time", "timestamp", "token", "type", "user", "value", "values", "year",
    };

    public static bool Contains(string name) => Words.Contains(name);
}
