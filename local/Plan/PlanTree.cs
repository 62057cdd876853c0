using System.Text;
using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Plan;

/// <summary>A plan for the eye: what belongs to what, and each input on a line of its own.</summary>
internal static class PlanTree
{
    public static string Draw(StackPlan plan)
    {
        var text = new StringBuilder();
        text.Append(plan.Stack).Append(": ").Append(plan.Resources.Count(resource => resource.IsProvided)).Append(" resources\n");
        Children(null, "  ");
        text.Append("outputs\n");
        foreach (var (name, value) in plan.Outputs)
            text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
        return text.ToString();

        void Children(string? parent, string indent)
        {
            foreach (var resource in plan.Resources.Where(resource => resource.Parent == parent))
            {
                text.Append(indent).Append(Title(resource)).Append('\n');
                foreach (var fact in PlanValues.Of(resource.Inputs))
                    Write(fact, indent + "    ");
                Children(resource.Address, indent + "  ");
            }
        }

        void Write(PlanFact fact, string indent)
        {
            text.Append(indent).Append(fact.Path).Append(':');
            if (fact.IsShort || fact.IsList)
                text.Append(' ').Append(fact.OneLine);
            else
                text.Append('\n').AppendJoin('\n', fact.Lines.Select(line => $"{indent}    {line}"));
            text.Append('\n');
        }
    }

    private static string Title(PlannedResource resource) => string.Concat(
        resource.IsProvided ? $"{resource.Name} ({resource.Type})" : resource.Name,
        resource.Protect ? ", protected" : "",
        resource.Existing is { } id ? $", not made here: {id}" : "",
        resource.DependsOn is [] ? "" : $", after {string.Join(" and ", resource.DependsOn.Select(address => address.Split("::")[1]))}");
}
