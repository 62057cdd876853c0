using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Cloud.Lambda.Versions;

namespace WhatsAppReplies.Local.Cloud.Lambda.Control;

/// <summary>
/// Lambda's own interface behind the gateway, as far as an operator's tools look at functions and move an alias,
/// and the function that pauses switches the mapping.
/// </summary>
/// <param name="lambda">Which is there by the time of the first call.</param>
/// <param name="account">Whose functions.</param>
internal sealed class LambdaControlService(Func<LambdaService> lambda, AwsAccount account) : IAwsService
{
    private const string LongestPage = "50";

    public string Name => "lambda";

    public AwsProtocol Protocol => AwsProtocol.RestJson;

    /// <summary>Of a function where the path names one; of the mapping where it is changed; whatever lists or counts is nobody's own.</summary>
    public IReadOnlyList<(string Action, string Resource)> Permissions(string operation, AwsRequest request) => [($"lambda:{operation}", operation switch
    {
        LambdaRoutes.ListMappings or LambdaRoutes.GetAccountSettings => "*",
        LambdaRoutes.UpdateMapping => account.Arn("lambda", $"event-source-mapping:{LambdaRoutes.MappingOf(request)}"),
        _ => account.Arn("lambda", $"function:{LambdaRoutes.FunctionOf(request)}"),
    })];

    public Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(JsonAnswer.Of(Protocol, Answer(operation, request)));
        }
        catch (LambdaException refused)
        {
            throw new AwsException(new AwsError(StatusOf(refused.Code), refused.Code, refused.Message));
        }
    }

    private Dictionary<string, object> Answer(string operation, AwsRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        if (operation == LambdaRoutes.ListMappings)
            return new() { ["EventSourceMappings"] = Mappings(query["FunctionName"].ToString()) };
        if (operation == LambdaRoutes.UpdateMapping)
            return Of(Switch(LambdaRoutes.MappingOf(request), JsonBody.Parse(request.Body)));
        if (operation == LambdaRoutes.GetAccountSettings)
            return new() { ["AccountLimit"] = AccountLimit() };

        var function = lambda().Function(LambdaRoutes.FunctionOf(request));
        switch (operation)
        {
            case LambdaRoutes.GetAlias:
                return Of(function, function.Versions.Alias(LambdaRoutes.AliasOf(request)));
            case LambdaRoutes.UpdateAlias:
                var body = JsonBody.Parse(request.Body);
                return Of(function, function.Versions.MoveAlias(
                    LambdaRoutes.AliasOf(request),
                    body.Text("FunctionVersion") ?? throw new LambdaException(LambdaException.InvalidParameter, "FunctionVersion is missing"),
                    body.Text("RevisionId")));
            case LambdaRoutes.ListVersions:
                return Versions(function, query.GetValueOrDefault("Marker").ToString(), query.GetValueOrDefault("MaxItems", LongestPage).ToString());
            case LambdaRoutes.GetConcurrency:
                return function.Definition.ReservedConcurrency is { } reserved ? new() { ["ReservedConcurrentExecutions"] = reserved } : [];
            case LambdaRoutes.GetConfiguration:
                return Of(
                    function.Versions.Of(query.GetValueOrDefault("Qualifier").ToString() is { Length: > 0 } qualifier ? qualifier : null).Function,
                    DateTimeOffset.UnixEpoch);
            default:
                throw new AwsException("InvalidAction", $"This machine's Lambda does not know {operation}.");
        }
    }

    private Dictionary<string, object> AccountLimit() => new()
    {
        ["ConcurrentExecutions"] = lambda().AccountConcurrency,
        ["UnreservedConcurrentExecutions"] = lambda().AccountConcurrency - lambda().Functions.Sum(function => function.ReservedConcurrency ?? 0),
    };

    private List<Dictionary<string, object>> Mappings(string function)
    {
        var name = QualifiedName.Of(function);
        return
        [
            .. lambda().Mappings
                .Where(mapping => mapping.Definition.FunctionName == name.Function && mapping.Definition.Qualifier == name.Qualifier)
                .Select(Of),
        ];
    }

    /// <summary>The unpublished one first, as on AWS, and then in pages.</summary>
    private static Dictionary<string, object> Versions(Function function, string marker, string most)
    {
        List<Dictionary<string, object>> all =
        [
            Of(function.Definition, DateTimeOffset.UnixEpoch),
            .. function.Versions.Published.Select(version => Of(version.Context.Function, version.At)),
        ];
        var (from, count) = (marker.Length == 0 ? 0 : int.Parse(marker, CultureInfo.InvariantCulture), int.Parse(most, CultureInfo.InvariantCulture));
        var page = new Dictionary<string, object> { ["Versions"] = all.Skip(from).Take(count).ToList() };
        if (from + count < all.Count) page["NextMarker"] = (from + count).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    private static Dictionary<string, object> Of(Function function, FunctionAlias alias) => new()
    {
        ["AliasArn"] = $"{function.Definition.Arn}:{alias.Name}",
        ["Name"] = alias.Name,
        ["FunctionVersion"] = alias.Version,
        ["RevisionId"] = alias.Revision,
    };

    private static Dictionary<string, object> Of(FunctionDefinition function, DateTimeOffset changed) => new()
    {
        ["FunctionName"] = function.Name,
        ["FunctionArn"] = $"{function.Arn}:{function.Version}",
        ["Version"] = function.Version,
        ["Role"] = function.RoleArn,
        ["Runtime"] = function.Runtime,
        ["Handler"] = function.Handler,
        ["Timeout"] = (int)function.Timeout.TotalSeconds,
        ["MemorySize"] = function.MemoryMegabytes,
        ["Architectures"] = new[] { function.Architecture },
        ["CodeSha256"] = HashOf(function.CodePath),
        ["LastModified"] = changed.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture),
        ["State"] = "Active",
        ["LastUpdateStatus"] = "Successful",
        ["Environment"] = new Dictionary<string, object> { ["Variables"] = function.Variables },
    };

    /// <summary>Only on and off: what else AWS takes here nobody changes past the program.</summary>
    private EventSourceMapping Switch(string id, JsonElement body)
    {
        var mapping = lambda().Mappings.SingleOrDefault(one => one.Definition.Id == id)
            ?? throw new LambdaException(LambdaException.NotFound, "The resource you requested does not exist.");
        if (!body.TryGetProperty("Enabled", out var wanted) || wanted.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw new LambdaException(LambdaException.InvalidParameter, "This machine's Lambda changes nothing of a mapping but Enabled");
        if (wanted.GetBoolean()) mapping.Start();
        else mapping.SwitchOff();
        return mapping;
    }

    private static Dictionary<string, object> Of(EventSourceMapping polling)
    {
        var mapping = polling.Definition;
        var answer = new Dictionary<string, object>
        {
            ["UUID"] = mapping.Id,
            ["EventSourceArn"] = mapping.QueueArn,
            ["State"] = polling.State,
            ["BatchSize"] = mapping.BatchSize,
            ["FunctionResponseTypes"] = mapping.ReportsBatchItemFailures ? new[] { "ReportBatchItemFailures" } : [],
        };
        if (mapping.MaximumConcurrency is { } concurrency) answer["ScalingConfig"] = new Dictionary<string, object> { ["MaximumConcurrency"] = concurrency };
        return answer;
    }

    private static string HashOf(string path)
    {
        using var zip = File.OpenRead(path);
        return Convert.ToBase64String(SHA256.HashData(zip));
    }

    private static int StatusOf(string code) => code switch
    {
        LambdaException.NotFound => 404,
        LambdaException.Conflict => 409,
        LambdaException.Precondition => 412,
        _ => 400,
    };
}
