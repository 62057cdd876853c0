namespace WhatsAppReplies.Local.Plan;

/// <summary>What changes from one plan to another, in lines for a person: one for each value, and of a longer text or list those that change.</summary>
internal static class PlanDifference
{
    public static IReadOnlyList<DifferenceLine> Between(StackPlan accepted, StackPlan now)
    {
        var before = accepted.Resources.ToDictionary(resource => resource.Address);
        var after = now.Resources.ToDictionary(resource => resource.Address);
        return
        [
            .. accepted.Resources.Where(resource => !after.ContainsKey(resource.Address)).Select(gone => new DifferenceLine('-', 0, gone.Address)),
            .. now.Resources.SelectMany(resource => before.TryGetValue(resource.Address, out var old)
                ? Changed(resource.Address, Facts(old), Facts(resource))
                : Facts(resource).SelectMany(fact => Whole('+', fact)).Prepend(new DifferenceLine('+', 0, resource.Address))),
            .. Changed("outputs", PlanValues.Of(accepted.Outputs), PlanValues.Of(now.Outputs)),
        ];
    }

    private static IEnumerable<DifferenceLine> Changed(string title, IEnumerable<PlanFact> before, IEnumerable<PlanFact> after)
    {
        var old = before.ToDictionary(fact => fact.Path);
        var fresh = after.ToDictionary(fact => fact.Path);
        DifferenceLine[] lines =
        [
            .. old.Values.Where(fact => !fresh.ContainsKey(fact.Path)).SelectMany(fact => Whole('-', fact)),
            .. fresh.Values.Where(fact => !old.ContainsKey(fact.Path)).SelectMany(fact => Whole('+', fact)),
            .. fresh.Values.Where(fact => old.TryGetValue(fact.Path, out var value) && !value.IsSameAs(fact)).SelectMany(fact => Changed(old[fact.Path], fact)),
        ];
        return lines is [] ? [] : lines.Prepend(new DifferenceLine('~', 0, title));
    }

    private static IEnumerable<DifferenceLine> Changed(PlanFact old, PlanFact fresh) => old.IsShort && fresh.IsShort
        ? [new DifferenceLine('~', 1, $"{fresh.Path}: {old.OneLine} -> {fresh.OneLine}")]
        : LineDifference.Between(old.Lines, fresh.Lines)
            .Select(change => new DifferenceLine(change.Sign, 2, fresh.IsList ? change.Line : $"{change.Number}  {change.Line}"))
            .Prepend(new DifferenceLine('~', 1, $"{fresh.Path}:"));

    private static IEnumerable<DifferenceLine> Whole(char sign, PlanFact fact) => fact.IsShort || fact.IsList
        ? [new DifferenceLine(sign, 1, $"{fact.Path}: {fact.OneLine}")]
        : fact.Lines.Select(line => new DifferenceLine(sign, 2, line)).Prepend(new DifferenceLine(sign, 1, $"{fact.Path}:"));

    private static IEnumerable<PlanFact> Facts(PlannedResource resource)
    {
        yield return new PlanFact("(parent)", resource.Parent ?? "the stack");
        yield return new PlanFact("(protect)", resource.Protect ? "true" : "false");
        yield return new PlanFact("(depends on)", resource.DependsOn, IsList: true);
        if (resource.Existing is { } id)
            yield return new PlanFact("(not made here)", id);
        foreach (var input in PlanValues.Of(resource.Inputs))
            yield return input;
    }
}
