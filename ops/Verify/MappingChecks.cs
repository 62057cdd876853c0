using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the mapping, by which triggers reach the function.</summary>
internal sealed class MappingChecks(LambdaControl lambda)
{
    private const string On = "Enabled";
    private const string Off = "Disabled";
    private const string TypeOfMappings = "aws:lambda/eventSourceMapping:EventSourceMapping";

    /// <param name="resources">Everything that the program declares.</param>
    /// <param name="function">The one that replies.</param>
    /// <param name="pause">The one that pauses at a spend ceiling; null: nothing does.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, string function, string? pause, CancellationToken cancellationToken) =>
        Look.AtEachAsync(
            resources.Where(resource => resource.Type == TypeOfMappings),
            _ => function,
            mapping => OfAsync(function, pause, mapping.Inputs, cancellationToken));

    private async Task<IReadOnlyList<Point>> OfAsync(string function, string? pause, JsonObject declared, CancellationToken cancellationToken)
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
            State(function, declared["enabled"]?.GetValue<bool>() != false, $"{mapping["State"]}", pause is not null),
            Same("triggers an invocation", declared["batchSize"], mapping["BatchSize"]),
            Same("triggers at the same time", declared["scalingConfig"]?["maximumConcurrency"], mapping["ScalingConfig"]?["MaximumConcurrency"]),
            Same("how failures are told", declared["functionResponseTypes"]?[0], (mapping["FunctionResponseTypes"] as JsonArray)?.FirstOrDefault()),
            .. pause is null ? [] : new[] { await SwitchedByAsync(pause, $"{mapping["UUID"]}", cancellationToken) },
        ];

        Point Same(string about, JsonNode? wanted, JsonNode? seen) => Point.Same(Look.Step, function, about, $"{wanted}", $"{seen}");
    }

    /// <summary>Off where it should be on is as a rule no fault of a deployment: somebody, or something, has paused it.</summary>
    private static Point State(string function, bool isDeclaredOn, string seen, bool pausesItself)
    {
        var point = Point.Same(Look.Step, function, "the mapping", isDeclaredOn ? On : Off, seen);
        return !isDeclaredOn || seen is not (Off or "Disabling") ? point : point with
        {
            Seen = $"{seen}, though the stack file does not say {SettingKeys.Paused}: "
                + $"{(pausesItself ? "paused at the spend ceiling, or by a person?" : "paused by a person?")} "
                + "Triggers wait, and nothing switches them on by itself: --target=Pause --resume",
        };
    }

    /// <summary>Else it would switch another mapping, or none, when money runs away.</summary>
    private async Task<Point> SwitchedByAsync(string pause, string mapping, CancellationToken cancellationToken)
    {
        var switches = (await lambda.ConfigurationAsync(pause, LiveAlias.Name, cancellationToken))?.Variables.GetValueOrDefault(Contract.Variables.MappingId);
        return new Point(
            Look.Step,
            pause,
            "it pauses this mapping",
            switches == mapping,
            switches == mapping ? "it does" : switches is null ? "it names none" : "it names another");
    }
}
