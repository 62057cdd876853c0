using System.Globalization;
using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places.Lambda;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the functions: what the alias means is there, and is what the program declares.</summary>
/// <param name="lambda">The place's.</param>
/// <param name="code">What the zip is; null: nobody said which one it has to be.</param>
internal sealed class FunctionChecks(LambdaControl lambda, CodeHash? code)
{
    private const string TypeOfFunctions = "aws:lambda/function:Function";
    private const string Unreserved = "none";

    /// <summary>Addresses hold what only the account knows, and so do ids that AWS makes up.</summary>
    private const string BeginsAnAddress = "https://";

    public Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, CancellationToken cancellationToken) => Look.AtEachAsync(
        resources.Where(resource => resource.Type == TypeOfFunctions), NameOf, function => OfAsync(NameOf(function), function.Inputs, cancellationToken));

    /// <summary>Looked at last: a stack that was rolled back is not as declared, and has to answer all the same.</summary>
    public Task<IReadOnlyList<Point>> OfVersionsAsync(IEnumerable<string> functions, CancellationToken cancellationToken) =>
        Look.AtEachAsync(functions, function => function, function => OfVersionAsync(function, cancellationToken));

    private async Task<IReadOnlyList<Point>> OfVersionAsync(string function, CancellationToken cancellationToken)
    {
        const string What = "its newest version is live";
        // Of a function that is not there the versions cannot be asked for.
        if (await lambda.FindAliasAsync(function, LiveAlias.Name, cancellationToken) is not { Version: var live })
            return [new Point(Look.Step, function, What, false, $"there is no alias {LiveAlias.Name}")];
        var versions = await lambda.VersionsAsync(function, cancellationToken);
        return versions is not [.., { Number: var newest }]
            ? [new Point(Look.Step, function, What, false, $"version {live}, and none is published")]
            : [new Point(
                Look.Step, function, What, live == newest, live == newest ? $"version {live}" : $"version {live}, and {newest} is there: it was rolled back")];
    }

    private async Task<IReadOnlyList<Point>> OfAsync(string name, JsonObject declared, CancellationToken cancellationToken)
    {
        var what = $"what {LiveAlias.Name} means is there and ready";
        if (await lambda.ConfigurationAsync(name, LiveAlias.Name, cancellationToken) is not { } live)
            return [new Point(Look.Step, name, what, false, "it is not")];

        var variables = declared["environment"]?["variables"] as JsonObject ?? [];
        var different = Different(variables.ToDictionary(variable => variable.Key, variable => variable.Value!.GetValue<string>()), live.Variables);
        return
        [
            new Point(Look.Step, name, what, live is { IsPublished: true, State: "Active", LastUpdate: "Successful" }, $"version {live.Number}, {live.State}"),
            .. code is null ? [] : new[] { new Point(
                Look.Step,
                name,
                $"its code is the zip {code.Short}",
                live.CodeHash == code.OfLambda,
                live.CodeHash == code.OfLambda ? "it is" : $"another: {CodeHash.ShortOf(live.CodeHash)}") },
            // The account is whoever's the stack is.
            Point.Same(Look.Step, name, "its role", RoleIn($"{declared["role"]}"), RoleIn(live.Role)),
            Same("its runtime", "runtime", live.Runtime),
            Same("its handler", "handler", live.Handler),
            Point.Same(Look.Step, name, "its processor", $"{declared["architectures"]?[0] ?? "x86_64"}", live.Architecture),
            Same("megabytes", "memorySize", Number(live.Memory)),
            Same("seconds that it may take", "timeout", Number(live.Timeout)),
            Point.Same(
                Look.Step, name, "what is reserved for it at the same time", $"{declared["reservedConcurrentExecutions"] ?? Unreserved}",
                await lambda.ReservedAsync(name, cancellationToken) is { } reserved ? Number(reserved) : Unreserved),
            // Only names: a value that somebody put there by hand may be anything.
            new Point(
                Look.Step,
                name,
                "its environment is as declared",
                different is [],
                different is [] ? $"{variables.Count} variables" : $"different: {string.Join(", ", different)}"),
        ];

        Point Same(string about, string input, string seen) => Point.Same(Look.Step, name, about, $"{declared[input]}", seen);
    }

    private static string[] Different(Dictionary<string, string> declared, IReadOnlyDictionary<string, string> there) =>
    [
        .. declared.Keys.Union(there.Keys)
            .Order(StringComparer.Ordinal)
            .Where(name => !declared.TryGetValue(name, out var wanted) || !there.TryGetValue(name, out var found)
            || (wanted != found && wanted != AwsAnswers.NoUuid && !wanted.StartsWith(BeginsAnAddress, StringComparison.Ordinal))),
    ];

    private static string NameOf(PlannedResource function) => function.Inputs["name"]!.GetValue<string>();

    private static string RoleIn(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
