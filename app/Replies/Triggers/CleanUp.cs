using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>Clean-up: deletes the trigger lock and the fragments that are answered, all in as few calls as the service allows.</summary>
internal sealed class CleanUp(TurnServices services, CountedDynamo dynamo)
{
    /// <summary>The service's limit.</summary>
    private const int BatchSize = 25;

    private static readonly TimeSpan MostPause = TimeSpan.FromSeconds(2);

    private string LockTable => services.Settings.TriggerLockTable;

    private string StageTable => services.Settings.StageTable;

    public async Task<CleanUpResult> RunAsync(ConversationKey key, List<string> sids, CancellationToken cancellationToken)
    {
        var requests = Requests(key, sids.GetRange(0, Math.Min(sids.Count, BatchSize - 1)));
        // guard: The lock is deleted
        requests[LockTable] = [Delete(TriggerLocks.Key(key))];
        var left = await WriteAsync(requests, cancellationToken);

        var lockDeleted = !left.ContainsKey(LockTable);
        var fragmentsLeft = CountFragments(left);
        for (var start = BatchSize - 1; start < sids.Count; start += BatchSize)
        {
            requests = Requests(key, sids.GetRange(start, Math.Min(sids.Count - start, BatchSize)));
            fragmentsLeft += await TryDeleteAsync(requests, cancellationToken);
        }

        return new(lockDeleted, fragmentsLeft);
    }

    /// <summary>The lock is gone by now: a fragment that cannot be deleted is recognised later, and no reason to fail.</summary>
    private async Task<int> TryDeleteAsync(Dictionary<string, List<WriteRequest>> requests, CancellationToken cancellationToken)
    {
        try
        {
            return CountFragments(await WriteAsync(requests, cancellationToken));
        }
        catch (Exception exception) when (!TurnFault.IsDefect(exception))
        {
            return CountFragments(requests);
        }
    }

    /// <returns>What the service did not process, attempt after attempt.</returns>
    private async Task<Dictionary<string, List<WriteRequest>>> WriteAsync(
        Dictionary<string, List<WriteRequest>> requests, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var response = await dynamo.BatchWriteItemAsync(new BatchWriteItemRequest { RequestItems = requests }, cancellationToken);

            // A success with unprocessed entries inside is not one.
            // guard: What a batch left undone is seen
            requests = response.UnprocessedItems ?? [];

            // guard: What a batch left undone is done again
            var isLastAttempt = attempt >= services.Options.CleanUpAttempts;
            if (requests.Count == 0 || isLastAttempt)
                return requests;

            var pause = Backoff.Exponential(services.Options.CleanUpPause, attempt, MostPause).WithJitter(0.5, 1.5, services.Chance);
            await Delay.ForAsync(pause, services.Time, cancellationToken);
        }
    }

    private Dictionary<string, List<WriteRequest>> Requests(ConversationKey key, List<string> sids)
    {
        var requests = new Dictionary<string, List<WriteRequest>>(2);
        if (sids.Count == 0)
            return requests;

        var deletes = new List<WriteRequest>(sids.Count);
        foreach (var sid in sids)
        {
            deletes.Add(Delete(new()
            {
                [Contract.Stage.ConversationId] = Av.S(key.ConversationId),
                [Contract.Stage.MessageSid] = Av.S(sid),
            }));
        }

        requests[StageTable] = deletes;
        return requests;
    }

    private int CountFragments(Dictionary<string, List<WriteRequest>> requests) =>
        requests.TryGetValue(StageTable, out var left) ? left.Count : 0;

    private static WriteRequest Delete(Dictionary<string, AttributeValue> key) => new() { DeleteRequest = new DeleteRequest { Key = key } };
}

/// <param name="LockDeleted">Confirmed by the service: without it the trigger must not be acknowledged.</param>
/// <param name="FragmentsLeft">Answered fragments that stayed; a later turn recognises them as leftovers.</param>
internal readonly record struct CleanUpResult(bool LockDeleted, int FragmentsLeft);
