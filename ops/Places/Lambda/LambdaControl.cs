using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace WhatsAppReplies.Ops.Places.Lambda;

/// <summary>Lambda's control plane, as far as an operator needs it.</summary>
internal sealed class LambdaControl(SignedHttp http)
{
    private const string Functions = "/2015-03-31/functions";

    public async Task<LambdaAlias> AliasAsync(string function, string alias, CancellationToken cancellationToken) =>
        AliasOf(await http.SendAsync(HttpMethod.Get, $"{Functions}/{function}/aliases/{alias}", "", null, cancellationToken));

    /// <returns>Null: there is no such function, or no such alias of it.</returns>
    public async Task<LambdaAlias?> FindAliasAsync(string function, string alias, CancellationToken cancellationToken)
    {
        try
        {
            return await AliasAsync(function, alias, cancellationToken);
        }
        catch (AmazonServiceException absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <exception cref="AmazonServiceException">PreconditionFailedException: somebody else has moved it since it was read.</exception>
    public async Task<LambdaAlias> MoveAsync(string function, string alias, string version, string revision, CancellationToken cancellationToken) =>
        AliasOf(await http.SendAsync(
            HttpMethod.Put,
            $"{Functions}/{function}/aliases/{alias}",
            "",
            new JsonObject { ["FunctionVersion"] = version, ["RevisionId"] = revision },
            cancellationToken));

    /// <summary>Those that are published, the oldest first.</summary>
    public async Task<IReadOnlyList<LambdaVersion>> VersionsAsync(string function, CancellationToken cancellationToken)
    {
        var versions = new List<LambdaVersion>();
        var marker = "";
        do
        {
            var page = await http.SendAsync(
                HttpMethod.Get,
                $"{Functions}/{function}/versions",
                marker.Length == 0 ? "" : $"Marker={Uri.EscapeDataString(marker)}",
                null,
                cancellationToken);
            versions.AddRange(page["Versions"]!.AsArray().Select(version => LambdaVersion.Of(version!)));
            marker = page["NextMarker"]?.GetValue<string>() ?? "";
        }
        while (marker.Length > 0);

        return [.. versions.Where(version => version.IsPublished).OrderBy(version => int.Parse(version.Number, CultureInfo.InvariantCulture))];
    }

    /// <returns>Null: there is no such function, or no such version of it.</returns>
    public async Task<LambdaVersion?> ConfigurationAsync(string function, string qualifier, CancellationToken cancellationToken)
    {
        try
        {
            return LambdaVersion.Of(
                await http.SendAsync(HttpMethod.Get, $"{Functions}/{function}/configuration", $"Qualifier={qualifier}", null, cancellationToken));
        }
        catch (AmazonServiceException absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <returns>Null: none is reserved for it.</returns>
    public async Task<int?> ReservedAsync(string function, CancellationToken cancellationToken) =>
        (await http.SendAsync(
            HttpMethod.Get, $"/2019-09-30/functions/{function}/concurrency", "", null, cancellationToken))["ReservedConcurrentExecutions"]?.GetValue<int>();

    /// <summary>Those whose events go to this version or alias.</summary>
    public async Task<IReadOnlyList<JsonNode>> MappingsAsync(string function, string qualifier, CancellationToken cancellationToken) =>
    [
        .. (await http.SendAsync(HttpMethod.Get, "/2015-03-31/event-source-mappings/", $"FunctionName={function}%3A{qualifier}", null, cancellationToken))
            ["EventSourceMappings"]!.AsArray().Select(mapping => mapping!),
    ];

    /// <summary>It takes a while until the mapping says so too.</summary>
    public async Task SwitchAsync(string mapping, bool isOn, CancellationToken cancellationToken) =>
        await http.SendAsync(HttpMethod.Put, $"/2015-03-31/event-source-mappings/{mapping}", "", new JsonObject { ["Enabled"] = isOn }, cancellationToken);

    /// <returns>Null: the answer does not tell.</returns>
    public async Task<AccountQuota?> QuotaAsync(CancellationToken cancellationToken)
    {
        var limit = (await http.SendAsync(HttpMethod.Get, "/2016-08-19/account-settings/", "", null, cancellationToken))["AccountLimit"];
        return (limit?["ConcurrentExecutions"], limit?["UnreservedConcurrentExecutions"]) is ({ } all, { } unreserved)
            ? new AccountQuota(all.GetValue<int>(), unreserved.GetValue<int>())
            : null;
    }

    private static LambdaAlias AliasOf(JsonNode answer) => new(answer["FunctionVersion"]!.GetValue<string>(), answer["RevisionId"]!.GetValue<string>());
}
