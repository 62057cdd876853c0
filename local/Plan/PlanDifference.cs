namespace WhatsAppReplies.Local.Plan;

/// <summary>What changes from one plan to another, in lines for a person.</summary>
internal static class PlanDifference
{
    public static IReadOnlyList<string> Between(StackPlan accepted, StackPlan now)
    {
        var before = accepted.Resources.ToDictionary(resource => resource.Address);
        var after = now.Resources.ToDictionary(resource => resource.Address);
        return
        [
            .. accepted.Resources.Where(resource => !after.ContainsKey(resource.Address)).Select(gone => $"- {gone.Address}"),
            .. now.Resources.SelectMany(resource => before.TryGetValue(resource.Address, out var old)
                ? Changed($"~ {resource.Address}", Facts(old), Facts(resource))
                : Added(resource)),
            .. Changed("~ outputs", PlanValues.Of(accepted.Outputs), PlanValues.Of(now.Outputs)),
        ];
    }

    private static IEnumerable<string> Added(PlannedResource resource) =>
        Facts(resource).Select(fact => $"    + {fact.Path}: {fact.Value}").Prepend($"+ {resource.Address}");

    private static IEnumerable<string> Changed(
        string title, IEnumerable<(string Path, string Value)> before, IEnumerable<(string Path, string Value)> after)
    {
        var old = before.ToDictionary(fact => fact.Path, fact => fact.Value);
        var fresh = after.ToDictionary(fact => fact.Path, fact => fact.Value);
        string[] lines =
        [
            .. old.Where(fact => !fresh.ContainsKey(fact.Key)).Select(fact => $"    - {fact.Key}: {fact.Value}"),
            .. fresh.Where(fact => !old.ContainsKey(fact.Key)).Select(fact => $"    + {fact.Key}: {fact.Value}"),
            .. fresh.Where(fact => old.TryGetValue(fact.Key, out var value) && value != fact.Value)
                .Select(fact => $"    ~ {fact.Key}: {old[fact.Key]} -> {fact.Value}"),
        ];
        return lines is [] ? [] : lines.Prepend(title);
    }

    private static IEnumerable<(string Path, string Value)> Facts(PlannedResource resource)
    {
        yield return ("(parent)", resource.Parent ?? "the stack");
        yield return ("(protect)", resource.Protect ? "true" : "false");
        yield return ("(depends on)", $"[{string.Join(", ", resource.DependsOn)}]");
        if (resource.Existing is { } id)
            yield return ("(not made here)", id);
        foreach (var input in PlanValues.Of(resource.Inputs))
            yield return input;
    }
}
