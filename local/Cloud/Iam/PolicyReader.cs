using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Iam;

/// <summary>Reads policy documents. Strict: an element that would not be evaluated here is an error that names it.</summary>
internal static class PolicyReader
{
    private const string CurrentVersion = "2012-10-17";

    public static IReadOnlyList<PolicyStatement> Identity(string place, string json) =>
        [.. Statements(place, json).Select((statement, index) => IdentityStatement($"{place}, statement {index + 1}", statement))];

    public static TrustPolicy Trust(string place, string json) =>
        new([.. Statements(place, json).Select((statement, index) => TrustOf($"{place}, statement {index + 1}", statement))]);

    /// <summary>A policy on a resource. Those that forbid something to everybody are evaluated; permissions come from roles here.</summary>
    public static IReadOnlyList<PolicyStatement> Resource(string place, string json) =>
        [.. Statements(place, json).Select((statement, index) => ResourceStatement($"{place}, statement {index + 1}", statement))];

    private static List<JsonElement> Statements(string place, string json)
    {
        JsonElement root;
        try
        {
            root = JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException e)
        {
            throw new ProblemException($"{place}: MalformedPolicyDocument: not JSON ({e.Message}).", e);
        }

        Only(place, root, "Version", "Statement", "Id");
        if (!root.TryGetProperty("Version", out var version) || version.GetString() != CurrentVersion)
        {
            throw new ProblemException($"{place}: MalformedPolicyDocument: Version must be \"{CurrentVersion}\".");
        }

        var statements = root.TryGetProperty("Statement", out var statement)
            ? statement.ValueKind == JsonValueKind.Array ? statement.EnumerateArray().ToList() : [statement]
            : [];
        return statements.Count > 0 ? statements : throw new ProblemException($"{place}: MalformedPolicyDocument: no statement.");
    }

    private static PolicyStatement IdentityStatement(string place, JsonElement statement)
    {
        Only(place, statement, "Sid", "Effect", "Action", "Resource", "Condition");
        return Statement(place, statement);
    }

    private static PolicyStatement ResourceStatement(string place, JsonElement statement)
    {
        Only(place, statement, "Sid", "Effect", "Principal", "Action", "Resource", "Condition");
        if (Allows(place, statement) || !Texts(place, statement, "Principal").SequenceEqual(["*"]))
        {
            throw new ProblemException($"{place}: in a resource's policy only a Deny for the principal \"*\" is evaluated here.");
        }

        return Statement(place, statement);
    }

    private static PolicyStatement Statement(string place, JsonElement statement) =>
        new(
            statement.TryGetProperty("Sid", out var sid) ? sid.GetString()! : "",
            Allows(place, statement),
            Actions(place, Texts(place, statement, "Action")),
            Texts(place, statement, "Resource"),
            Conditions(place, statement));

    private static TrustStatement TrustOf(string place, JsonElement statement)
    {
        Only(place, statement, "Sid", "Effect", "Action", "Principal", "Condition");
        if (!Texts(place, statement, "Action").SequenceEqual(["sts:AssumeRole"]))
        {
            throw new ProblemException($"{place}: a service takes a role by sts:AssumeRole; another action is not understood here.");
        }

        var principal = statement.GetProperty("Principal");
        Only($"{place}, Principal", principal, "Service");
        return new TrustStatement(Allows(place, statement), Texts(place, principal, "Service"), Conditions(place, statement));
    }

    private static bool Allows(string place, JsonElement statement) => Texts(place, statement, "Effect") switch
    {
        ["Allow"] => true,
        ["Deny"] => false,
        var other => throw new ProblemException($"{place}: MalformedPolicyDocument: Effect is {string.Join(", ", other)}."),
    };

    private static IReadOnlyList<string> Actions(string place, IReadOnlyList<string> actions)
    {
        var wrong = actions.FirstOrDefault(action => action != "*" && action.Split(':').Count(part => part.Length > 0) != 2);
        return wrong is null ? actions : throw new ProblemException($"{place}: MalformedPolicyDocument: \"{wrong}\" is no action.");
    }

    private static List<PolicyCondition> Conditions(string place, JsonElement statement)
    {
        var byOperator = statement.TryGetProperty("Condition", out var condition) ? condition.EnumerateObject() : default;
        return [.. from comparison in byOperator
                   from key in comparison.Value.EnumerateObject()
                   select Condition(place, comparison.Name, key.Name, Texts(place, comparison.Value, key.Name))];
    }

    private static PolicyCondition Condition(string place, string comparison, string key, IReadOnlyList<string> values) =>
        !PolicyCondition.Operators.Contains(comparison)
            ? throw new ProblemException($"{place}: the condition operator {comparison} is not evaluated here.")
            : !ConditionKeys.Known.Contains(key)
                ? throw new ProblemException($"{place}: the condition key {key} is not evaluated here.")
                : new PolicyCondition(comparison, key, values);

    private static IReadOnlyList<string> Texts(string place, JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value)
            ? throw new ProblemException($"{place}: MalformedPolicyDocument: {name} is missing.")
            : value.ValueKind switch
            {
                JsonValueKind.String => [value.GetString()!],
                JsonValueKind.Array when value.GetArrayLength() > 0 => [.. value.EnumerateArray().Select(one => one.GetString()!)],
                _ => throw new ProblemException($"{place}: MalformedPolicyDocument: {name} is neither a text nor a list of texts."),
            };

    private static void Only(string place, JsonElement element, params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new ProblemException($"{place}: MalformedPolicyDocument: an object is expected.");
        }

        foreach (var property in element.EnumerateObject().Where(property => !names.Contains(property.Name)))
        {
            throw new ProblemException($"{place}: {property.Name} is not evaluated here.");
        }
    }
}
