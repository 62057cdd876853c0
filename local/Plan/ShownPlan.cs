using WhatsAppReplies.Local.Plan.Costs;

namespace WhatsAppReplies.Local.Plan;

/// <summary>A plan beside the accepted one, as a person sees them.</summary>
/// <param name="planned">Of what it is.</param>
/// <param name="accepted">Null: none was.</param>
/// <param name="plan">What is declared now.</param>
internal sealed class ShownPlan(Planned planned, StackPlan? accepted, StackPlan plan)
{
    public StackPlan Plan => plan;

    /// <summary>Null: there is nothing to compare with.</summary>
    public IReadOnlyList<DifferenceLine>? Difference { get; } = accepted is null ? null : PlanDifference.Between(accepted, plan);

    public async Task WriteAsync(Func<DifferenceLine, string> form, TextWriter writer)
    {
        await writer.WriteLineAsync(Title());
        if (Difference is [])
            return;
        foreach (var line in Difference ?? [])
            await writer.WriteLineAsync(form(line));
        foreach (var line in FixedCost.InWords(accepted, plan, planned.Region))
            await writer.WriteLineAsync(line);
        await writer.WriteLineAsync($"To accept it: ./build.sh --target=Plan {planned.Option} --accept");
    }

    private string Title() => Difference switch
    {
        null =>
            $"{planned.Name}: no plan of it was accepted yet, so there is nothing to compare with. "
            + $"It declares {plan.Resources.Count(resource => resource.IsProvided)} resources; --all draws them.",
        [] => $"{planned.Name}: as accepted.",
        _ => $"{planned.Name} differs from the accepted plan:",
    };
}
