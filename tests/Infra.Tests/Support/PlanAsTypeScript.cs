using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>A plan written as a program against the provider's published declarations: what the compiler accepts, the provider knows.</summary>
internal static class PlanAsTypeScript
{
    public static string Write(StackPlan plan)
    {
        var program = new StringBuilder("import { FileArchive } from \"@pulumi/pulumi/asset\";\n");
        var made = plan.Resources.Where(resource => resource is { IsProvided: true, Existing: null }).ToList();
        foreach (var type in made.Select(resource => resource.Type).Distinct())
            program.Append(null, $"import {{ {Class(type)} as {Alias(type)} }} from \"@pulumi/aws/{Module(type)}\";\n");
        foreach (var resource in made)
            program.Append(null, $"new {Alias(resource.Type)}({JsonSerializer.Serialize(resource.Name)}, {Literal(resource.Inputs)});\n");
        return program.ToString();
    }

    private static string Literal(JsonNode? node) => node switch
    {
        JsonObject archive when archive.Count == 1 && archive["fileArchive"] is { } path => $"new FileArchive({path.ToJsonString()})",
        JsonObject map => $"{{ {string.Join(", ", map.Select(entry => $"{JsonSerializer.Serialize(entry.Key)}: {Literal(entry.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Literal))}]",
        _ => node?.ToJsonString() ?? "null",
    };

    /// <summary>From <c>aws:sqs/queue:Queue</c>: sqs/queue.</summary>
    private static string Module(string type) => type.Split(':')[1];

    private static string Class(string type) => type.Split(':')[2];

    private static string Alias(string type) => Module(type).Replace('/', '_');
}
