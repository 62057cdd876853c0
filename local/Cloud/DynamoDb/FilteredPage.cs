using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.DynamoDb;

/// <summary>
/// A page of Query or Scan ends at 1 MB of what was read; the emulator counts only what the filter leaves. So the page is read twice: with a filter
/// that leaves everything, to see where it ends, and with its own up to there.
/// </summary>
internal sealed class FilteredPage(Func<AwsRequest, CancellationToken, Task<AwsHttpAnswer>> emulator)
{
    private const string Filter = "FilterExpression";
    private const string Limit = "Limit";
    private const string Last = "LastEvaluatedKey";

    public static bool Concerns(string operation, AwsRequest request) =>
        operation is "Query" or "Scan" && JsonBody.Parse(request.Body).Text(Filter) is not null;

    public async Task<AwsHttpAnswer> SendAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        var body = JsonBody.Parse(request.Body);
        var filter = body.Text(Filter)!;
        // It names every attribute and value that the filter names, none of which may be left over.
        var whole = await emulator(With(request, body, (Filter, $"({filter}) OR (NOT ({filter}))")), cancellationToken);
        if (!whole.Succeeded || !JsonBody.Parse(whole.Body).TryGetProperty(Last, out var last))
        {
            return await emulator(request, cancellationToken);
        }

        var read = JsonBody.Parse(whole.Body).GetProperty("ScannedCount").GetInt32();
        var page = await emulator(With(request, body, (Limit, read)), cancellationToken);
        if (!page.Succeeded) return page;
        var answer = JsonObject.Create(JsonBody.Parse(page.Body))!;
        answer[Last] = JsonObject.Create(last);
        return page with { Body = JsonSerializer.SerializeToUtf8Bytes(answer), Headers = [.. page.Headers.Where(header => !IsChecksum(header.Key))] };
    }

    private static bool IsChecksum(string header) => header.Equals("x-amz-crc32", StringComparison.OrdinalIgnoreCase);

    private static AwsRequest With(AwsRequest request, JsonElement body, (string Name, JsonNode Value) changed)
    {
        var mended = JsonObject.Create(body)!;
        mended[changed.Name] = changed.Value;
        return request with { Body = JsonSerializer.SerializeToUtf8Bytes(mended) };
    }
}
