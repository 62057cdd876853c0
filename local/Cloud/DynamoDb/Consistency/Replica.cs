using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.DynamoDb.Consistency;

/// <summary>
/// A second copy of every table, which learns of a write some time later. A read that does not ask for consistency is answered from it, as on AWS it
/// may be: whoever forgets to ask does not find what was just written. Batches of reads are not: no policy here grants them.
/// </summary>
internal sealed class Replica(DynamoDbSend dynamoDb, TimeSpan lag, TimeProvider time)
{
    private const string Suffix = ".replica";

    private readonly ItemKeys _keys = new();
    private readonly Channel<Change> _changes = Channel.CreateUnbounded<Change>();
    private readonly ConcurrentDictionary<string, bool> _waiting = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<AwsHttpAnswer> SendAsync(string operation, AwsRequest request, CancellationToken cancellationToken)
    {
        var body = JsonBody.Parse(request.Body);
        if (IsEventual(operation, body) && _keys.Knows(body.Text("TableName")))
        {
            return await dynamoDb(operation, OnReplica(request, body), cancellationToken);
        }

        var answer = await dynamoDb(operation, request, cancellationToken);
        if (!answer.Succeeded) return answer;
        if (operation == "CreateTable")
        {
            await dynamoDb(operation, OnReplica(request, body), cancellationToken);
            _keys.Created(body);
        }

        foreach (var key in _keys.Written(operation, body))
        {
            if (_keys.Knows(key.Table) && _waiting.TryAdd(key.Text, true)) _changes.Writer.TryWrite(new Change(key, time.GetUtcNow() + lag, request, null));
        }

        return answer;
    }

    /// <summary>Returns when the copy knows everything that has been written until now.</summary>
    public async Task CaughtUpAsync(CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _changes.Writer.TryWrite(new Change(null, time.GetUtcNow(), null, reached));
        await await Task.WhenAny(reached.Task, _failed.Task).WaitAsync(cancellationToken);
    }

    /// <summary>Copies until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CopyAllAsync(cancellationToken);
        }
        catch (InvalidOperationException wrong)
        {
            _failed.SetException(wrong);
            throw;
        }
    }

    private async Task CopyAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in _changes.Reader.ReadAllAsync(cancellationToken))
        {
            if (change.Due - time.GetUtcNow() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
            change.Reached?.SetResult();
            if (change is { Key: { } key, Signed: { } signed }) await CopyAsync(key, signed, cancellationToken);
        }
    }

    private static bool IsEventual(string operation, JsonElement body) =>
        operation is "GetItem" or "Query" or "Scan"
        && !(body.TryGetProperty("ConsistentRead", out var consistent) && consistent.ValueKind == JsonValueKind.True);

    private async Task CopyAsync(ItemKey key, AwsRequest signed, CancellationToken cancellationToken)
    {
        // A write that comes from here on is copied by its own change.
        _waiting.TryRemove(key.Text, out _);
        var read = await CallAsync(
            "GetItem", signed, new() { ["TableName"] = key.Table, ["Key"] = JsonObject.Create(key.Key), ["ConsistentRead"] = true }, cancellationToken);
        var replica = key.Table + Suffix;
        if (JsonBody.Parse(read.Body).TryGetProperty("Item", out var item))
        {
            await CallAsync("PutItem", signed, new() { ["TableName"] = replica, ["Item"] = JsonObject.Create(item) }, cancellationToken);
        }
        else
        {
            await CallAsync("DeleteItem", signed, new() { ["TableName"] = replica, ["Key"] = JsonObject.Create(key.Key) }, cancellationToken);
        }
    }

    private async Task<AwsHttpAnswer> CallAsync(string operation, AwsRequest signed, JsonObject body, CancellationToken cancellationToken)
    {
        var answer = await dynamoDb(operation, signed.For(operation, JsonSerializer.SerializeToUtf8Bytes(body)), cancellationToken);
        return answer.Succeeded ? answer : throw new InvalidOperationException($"The copy of a table could not be kept: {operation} answered {answer.Status}.");
    }

    private static AwsRequest OnReplica(AwsRequest request, JsonElement body)
    {
        var mended = JsonObject.Create(body)!;
        mended["TableName"] = body.Text("TableName") + Suffix;
        return request with { Body = JsonSerializer.SerializeToUtf8Bytes(mended) };
    }

    /// <param name="Key">Null: nothing to copy, only to tell.</param>
    /// <param name="Due">When the copy may learn of it.</param>
    /// <param name="Signed">A request whose headers the emulator takes.</param>
    /// <param name="Reached">Whom to tell.</param>
    private sealed record Change(ItemKey? Key, DateTimeOffset Due, AwsRequest? Signed, TaskCompletionSource? Reached);
}
