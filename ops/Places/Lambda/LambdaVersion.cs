using System.Text.Json.Nodes;

namespace WhatsAppReplies.Ops.Places.Lambda;

/// <summary>A version of a function, or what is not published.</summary>
internal sealed record LambdaVersion
{
    private const string Unpublished = "$LATEST";

    // As Lambda writes them.
    private const string StateName = "State";
    private const string TimeoutName = "Timeout";
    private const string RoleName = "Role";
    private const string RuntimeName = "Runtime";
    private const string HandlerName = "Handler";
    private const string VariablesName = "Variables";

    public required string Number { get; init; }

    /// <summary>Of its zip.</summary>
    public required string CodeHash { get; init; }

    public required string At { get; init; }

    public required string State { get; init; }

    public required string LastUpdate { get; init; }

    /// <summary>Its ARN.</summary>
    public string Role { get; init; } = "";

    public string Runtime { get; init; } = "";

    public string Handler { get; init; } = "";

    public string Architecture { get; init; } = "";

    public required int Memory { get; init; }

    public required int Timeout { get; init; }

    /// <summary>Its variables, by name.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public bool IsPublished => Number != Unpublished;

    public static LambdaVersion Of(JsonNode answer) => new()
    {
        Number = Text(answer, "Version"),
        CodeHash = Text(answer, "CodeSha256"),
        At = Text(answer, "LastModified"),
        // Left out by lists, for versions that have been there for long.
        State = answer[StateName]?.GetValue<string>() ?? "Active",
        LastUpdate = answer["LastUpdateStatus"]?.GetValue<string>() ?? "Successful",
        Role = Text(answer, RoleName),
        Runtime = Text(answer, RuntimeName),
        Handler = Text(answer, HandlerName),
        Architecture = answer["Architectures"]?[0]?.GetValue<string>() ?? "x86_64",
        Memory = answer["MemorySize"]!.GetValue<int>(),
        Timeout = answer[TimeoutName]!.GetValue<int>(),
        Variables = (answer["Environment"]?[VariablesName] as JsonObject ?? [])
            .ToDictionary(variable => variable.Key, variable => variable.Value!.GetValue<string>()),
    };

    private static string Text(JsonNode answer, string name) => answer[name]!.GetValue<string>();
}
