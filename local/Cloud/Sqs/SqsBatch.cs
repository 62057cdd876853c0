using System.Text.Json;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>A batch of which some entries are refused: the others go to the emulator, and the answer tells of both.</summary>
internal sealed class SqsBatch(JsonElement body, Func<JsonElement, AwsError?> whyNot)
{
    private const int MostEntries = 10;

    private readonly IReadOnlyList<JsonElement> _entries =
        body.TryGetProperty("Entries", out var entries) && entries.ValueKind == JsonValueKind.Array ? [.. entries.EnumerateArray()] : [];

    public async Task<AwsHttpAnswer> SendAsync(
        AwsRequest request, Func<AwsRequest, CancellationToken, Task<AwsHttpAnswer>> emulator, Action<JsonElement> settled, CancellationToken cancellationToken)
    {
        // Whether it is a batch at all, the emulator says.
        var refused = IsWellFormed
            ? _entries.Select(entry => (Id: entry.Text("Id")!, Error: whyNot(entry)))
                .Where(entry => entry.Error is not null)
                .ToDictionary(entry => entry.Id, entry => entry.Error!)
            : [];
        var answer = refused.Count < _entries.Count || _entries.Count == 0
            ? await emulator(refused.Count == 0 ? request : request with { Body = Without(refused.Keys) }, cancellationToken)
            : JsonAnswer.Of(AwsProtocol.Json10WithQueryErrors, new Dictionary<string, object> { ["Successful"] = Array.Empty<object>() });
        if (!answer.Succeeded) return answer;

        var successful = JsonBody.Parse(answer.Body).TryGetProperty("Successful", out var list)
            ? list.EnumerateArray().Select(entry => entry.Text("Id")!).ToHashSet()
            : [];
        foreach (var entry in _entries.Where(entry => successful.Contains(entry.Text("Id")!))) settled(entry);
        return refused.Count == 0 ? answer : answer with { Body = WithFailures(answer.Body, refused) };
    }

    private bool IsWellFormed => _entries.Count is > 0 and <= MostEntries
        && _entries.All(entry => entry.Text("Id") is not null)
        && _entries.Select(entry => entry.Text("Id")).Distinct().Count() == _entries.Count;

    private byte[] Without(IReadOnlyCollection<string> ids)
    {
        var rest = JsonObject.Create(body)!;
        rest["Entries"] = new JsonArray([.. _entries.Where(entry => !ids.Contains(entry.Text("Id")!)).Select(entry => JsonObject.Create(entry))]);
        return JsonSerializer.SerializeToUtf8Bytes(rest);
    }

    private static byte[] WithFailures(ReadOnlyMemory<byte> answer, IReadOnlyDictionary<string, AwsError> refused)
    {
        var mended = JsonObject.Create(JsonBody.Parse(answer))!;
        var failed = mended["Failed"] as JsonArray ?? [];
        foreach (var (id, error) in refused)
        {
            failed.Add(new JsonObject { ["Id"] = id, ["SenderFault"] = true, ["Code"] = error.Code, ["Message"] = error.Message });
        }

        mended["Failed"] = failed;
        return JsonSerializer.SerializeToUtf8Bytes(mended);
    }
}
