using System.Text.RegularExpressions;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Lambda.Control;

/// <summary>Lambda's interface names no operation: method and path say which it is.</summary>
internal static partial class LambdaRoutes
{
    public const string GetAlias = "GetAlias";
    public const string UpdateAlias = "UpdateAlias";
    public const string ListVersions = "ListVersionsByFunction";
    public const string GetConfiguration = "GetFunctionConfiguration";
    public const string GetConcurrency = "GetFunctionConcurrency";
    public const string ListMappings = "ListEventSourceMappings";
    public const string UpdateMapping = "UpdateEventSourceMapping";
    public const string GetAccountSettings = "GetAccountSettings";

    /// <returns>Null: none that this machine knows.</returns>
    public static string? OperationOf(AwsRequest request) => (request.Method, request.Path) switch
    {
        ("GET", var path) when Alias().IsMatch(path) => GetAlias,
        ("PUT", var path) when Alias().IsMatch(path) => UpdateAlias,
        ("GET", var path) when Versions().IsMatch(path) => ListVersions,
        ("GET", var path) when Configuration().IsMatch(path) => GetConfiguration,
        ("GET", var path) when Concurrency().IsMatch(path) => GetConcurrency,
        ("GET", "/2015-03-31/event-source-mappings/") => ListMappings,
        ("PUT", var path) when Mapping().IsMatch(path) => UpdateMapping,
        ("GET", "/2016-08-19/account-settings/") => GetAccountSettings,
        _ => null,
    };

    public static string FunctionOf(AwsRequest request) => Function().Match(request.Path).Groups["name"].Value;

    public static string AliasOf(AwsRequest request) => Alias().Match(request.Path).Groups["alias"].Value;

    public static string MappingOf(AwsRequest request) => Mapping().Match(request.Path).Groups["id"].Value;

    [GeneratedRegex("^/2015-03-31/event-source-mappings/(?<id>[^/]+)$")]
    private static partial Regex Mapping();

    [GeneratedRegex(@"^/20\d\d-\d\d-\d\d/functions/(?<name>[^/]+)/")]
    private static partial Regex Function();

    [GeneratedRegex("^/2015-03-31/functions/[^/]+/aliases/(?<alias>[^/]+)$")]
    private static partial Regex Alias();

    [GeneratedRegex("^/2015-03-31/functions/[^/]+/versions$")]
    private static partial Regex Versions();

    [GeneratedRegex("^/2019-09-30/functions/[^/]+/concurrency$")]
    private static partial Regex Concurrency();

    [GeneratedRegex("^/2015-03-31/functions/[^/]+/configuration$")]
    private static partial Regex Configuration();
}
