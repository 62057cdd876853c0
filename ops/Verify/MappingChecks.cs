using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the mapping, by which triggers reach the function.</summary>
internal sealed class MappingChecks(LambdaControl lambda)
{
    private const string TypeOfMappings = "aws:lambda/eventSourceMapping:EventSourceMapping";

    public Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, string function, CancellationToken cancellationToken) =>
        Look.AtEachAsync(
            resources.Where(resource => resource.Type == TypeOfMappings), _ => function, mapping => OfAsync(function, mapping.Inputs, cancellationToken));

    private async Task<IReadOnlyList<Point>> OfAsync(string function, JsonObject declared, CancellationToken cancellationToken)
    {
        const string What = "triggers are handed over through the alias";
        IReadOnlyList<JsonNode> mappings;
        try
        {
            mappings = await lambda.MappingsAsync(function, LiveAlias.Name, cancellationToken);
        }
        catch (AmazonServiceException absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            mappings = [];
        }

        if (mappings is not [var mapping])
            return [new Point(Look.Step, function, What, false, $"{mappings.Count} mappings")];
        return
        [
            new Point(Look.Step, function, What, true, "they are"),
            Same("the mapping", declared["enabled"]?.GetValue<bool>() == false ? "Disabled" : "Enabled", mapping["State"]),
            Same("triggers an invocation", declared["batchSize"], mapping["BatchSize"]),
            Same("triggers at the same time", declared["scalingConfig"]?["maximumConcurrency"], mapping["ScalingConfig"]?["MaximumConcurrency"]),
            Same("how failures are told", declared["functionResponseTypes"]?[0], (mapping["FunctionResponseTypes"] as JsonArray)?.FirstOrDefault()),
        ];

        Point Same(string about, JsonNode? wanted, JsonNode? seen) => Point.Same(Look.Step, function, about, $"{wanted}", $"{seen}");
    }
}
