using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the functions: what the alias means is there, and is what the program declares.</summary>
internal sealed class FunctionChecks(LambdaControl lambda)
{
    private const string TypeOfFunctions = "aws:lambda/function:Function";
    private const string TypeOfMappings = "aws:lambda/eventSourceMapping:EventSourceMapping";

    /// <summary>Addresses hold what only the account knows.</summary>
    private const string BeginsAnAddress = "https://";

    public async Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, string replies, CancellationToken cancellationToken)
    {
        var points = new List<Point>();
        foreach (var function in resources.Where(resource => resource.Type == TypeOfFunctions))
            points.AddRange(await OfAsync(function.Inputs["name"]!.GetValue<string>(), function.Inputs, cancellationToken));
        foreach (var mapping in resources.Where(resource => resource.Type == TypeOfMappings))
            points.AddRange(await OfMappingAsync(replies, mapping.Inputs, cancellationToken));
        return points;
    }

    /// <summary>Looked at last: a stack that was rolled back is not as declared, and has to answer all the same.</summary>
    public async Task<IReadOnlyList<Point>> OfVersionsAsync(IEnumerable<string> functions, CancellationToken cancellationToken)
    {
        var points = new List<Point>();
        foreach (var function in functions)
        {
            var (live, newest) = ((await lambda.AliasAsync(function, LiveAlias.Name, cancellationToken)).Version, (await lambda.VersionsAsync(function, cancellationToken))[^1].Number);
            points.Add(new Point(function, "its newest version is live", live == newest, live == newest ? $"version {live}" : $"version {live}, and {newest} is there: it was rolled back"));
        }

        return points;
    }

    private async Task<IReadOnlyList<Point>> OfAsync(string name, JsonObject declared, CancellationToken cancellationToken)
    {
        var what = $"what {LiveAlias.Name} means is there and ready";
        if (await lambda.ConfigurationAsync(name, LiveAlias.Name, cancellationToken) is not { } live)
            return [new Point(name, what, false, "it is not")];

        var variables = declared["environment"]?["variables"] as JsonObject ?? [];
        var different = Different(variables.ToDictionary(variable => variable.Key, variable => variable.Value!.GetValue<string>()), live.Variables);
        return
        [
            new Point(name, what, live is { IsPublished: true, State: "Active", LastUpdate: "Successful" }, $"version {live.Number}, {live.State}"),
            Point.Same(name, "megabytes", $"{declared["memorySize"]}", Number(live.Memory)),
            Point.Same(name, "seconds that it may take", $"{declared["timeout"]}", Number(live.Timeout)),
            // Only names: a value that somebody put there by hand may be anything.
            new Point(name, "its environment is as declared", different is [], different is [] ? $"{variables.Count} variables" : $"different: {string.Join(", ", different)}"),
        ];
    }

    private async Task<IReadOnlyList<Point>> OfMappingAsync(string function, JsonObject declared, CancellationToken cancellationToken)
    {
        const string What = "triggers are handed over through the alias";
        IReadOnlyList<JsonNode> mappings;
        try
        {
            mappings = await lambda.MappingsAsync(function, LiveAlias.Name, cancellationToken);
        }
        catch (AmazonServiceException absent) when (absent.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            mappings = [];
        }

        if (mappings is not [var mapping])
            return [new Point(function, What, false, $"{mappings.Count} mappings")];
        var state = mapping["State"]?.GetValue<string>();
        return
        [
            new Point(function, What, true, "they are"),
            Point.Same(function, "the mapping", declared["enabled"]?.GetValue<bool>() == false ? "Disabled" : "Enabled", state),
            Point.Same(function, "triggers an invocation", $"{declared["batchSize"]}", $"{mapping["BatchSize"]}"),
            Point.Same(function, "triggers at the same time", $"{declared["scalingConfig"]?["maximumConcurrency"]}", $"{mapping["ScalingConfig"]?["MaximumConcurrency"]}"),
            Point.Same(function, "how failures are told", $"{declared["functionResponseTypes"]?[0]}", $"{(mapping["FunctionResponseTypes"] as JsonArray)?.FirstOrDefault()}"),
        ];
    }

    private static string[] Different(Dictionary<string, string> declared, IReadOnlyDictionary<string, string> there) =>
    [
        .. declared.Keys.Union(there.Keys).Order(StringComparer.Ordinal).Where(name => !declared.TryGetValue(name, out var wanted) || !there.TryGetValue(name, out var found)
            || (wanted != found && !wanted.StartsWith(BeginsAnAddress, StringComparison.Ordinal))),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
