using System.Text.Json;

namespace WhatsAppReplies.Local.Cloud.Lambda.EventSources;

/// <summary>
/// Which messages of a batch are done, by the rules of the mapping. Without <c>ReportBatchItemFailures</c> whatever the
/// function says means nothing; with it, a list that cannot be trusted fails the whole batch.
/// </summary>
internal static class BatchAnswer
{
    private const string ListName = "batchItemFailures";
    private const string IdentifierName = "itemIdentifier";

    public static BatchVerdict Read(MappingDefinition mapping, IReadOnlyList<QueueMessage> batch, InvokeResult result) => result switch
    {
        InvokeResult.Returned when !mapping.ReportsBatchItemFailures => BatchVerdict.AllDone(batch),
        InvokeResult.Returned returned => Read(batch, returned.Payload),
        InvokeResult.FunctionError error => BatchVerdict.NoneDone($"function error {error.ErrorType}"),
        InvokeResult.Throttled throttled => BatchVerdict.NoneDone(throttled.Reason),
        _ => throw new InvalidOperationException($"Nobody thought of {result.GetType().Name}."),
    };

    private static BatchVerdict Read(IReadOnlyList<QueueMessage> batch, ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty) return BatchVerdict.AllDone(batch);
        try
        {
            using var json = JsonDocument.Parse(payload);
            return Read(batch, json.RootElement);
        }
        catch (JsonException)
        {
            return BatchVerdict.NoneDone("the answer is not JSON");
        }
    }

    private static BatchVerdict Read(IReadOnlyList<QueueMessage> batch, JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Null) return BatchVerdict.AllDone(batch);
        if (answer.ValueKind != JsonValueKind.Object) return BatchVerdict.NoneDone("the answer is not an object");
        if (!answer.TryGetProperty(ListName, out var list) || list.ValueKind == JsonValueKind.Null) return BatchVerdict.AllDone(batch);
        if (list.ValueKind != JsonValueKind.Array) return BatchVerdict.NoneDone($"{ListName} is not a list");

        var failed = new HashSet<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(IdentifierName, out var identifier))
                return BatchVerdict.NoneDone($"an item without {IdentifierName}");
            if (identifier.ValueKind != JsonValueKind.String || identifier.GetString() is not { Length: > 0 } id)
                return BatchVerdict.NoneDone($"an empty {IdentifierName}");
            if (batch.All(message => message.MessageId != id))
                return BatchVerdict.NoneDone($"an {IdentifierName} that is not in the batch");
            failed.Add(id);
        }

        return BatchVerdict.Without(batch, failed);
    }
}
