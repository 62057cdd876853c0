using Amazon.Runtime;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>Walk along the dead letters, each once. What was not taken off the queue is given back at the end, however the walk ends.</summary>
internal sealed class Walk(DeadLetterQueue queue, Action<string> say)
{
    /// <summary>For a batch at the slowest rate, with room.</summary>
    private static readonly TimeSpan HiddenFor = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, DeadLetter?> _seen = new(StringComparer.Ordinal);

    /// <param name="most">Looks at so many at most.</param>
    /// <param name="batch">So many are hidden from others at a time.</param>
    /// <param name="only">The id of the only one that is meant; nothing: all.</param>
    /// <param name="visit">Says whether the letter is off the queue.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>How many were visited.</returns>
    public async Task<int> RunAsync(int most, int batch, string? only, Func<DeadLetter, Task<bool>> visit, CancellationToken cancellationToken)
    {
        var (visited, again) = (0, 0);
        try
        {
            while (_seen.Count < most)
            {
                var received = await queue.ReceiveAsync(Math.Min(batch, most - _seen.Count), HiddenFor, cancellationToken);
                if (received.Count == 0)
                    return visited;

                // What was left comes back before the end where the walk is slow, and is hidden once more.
                // Only when all of them came again in a row nothing new is there.
                var fresh = Remember(received);
                again = fresh.Count > 0 ? 0 : again + received.Count;
                if (again > _seen.Count)
                    return visited;

                foreach (var letter in fresh.Where(letter => only is null || letter.Id == only))
                {
                    visited++;
                    if (await visit(letter))
                        _seen[letter.Id] = null;
                }

                if (only is not null && visited > 0)
                    return visited;
            }

            return visited;
        }
        finally
        {
            await GiveBackAsync();
        }
    }

    private List<DeadLetter> Remember(IReadOnlyList<DeadLetter> received)
    {
        var fresh = new List<DeadLetter>();
        foreach (var letter in received)
        {
            if (!_seen.ContainsKey(letter.Id))
                fresh.Add(letter);
            _seen[letter.Id] = letter;
        }

        return fresh;
    }

    /// <summary>Also when the walk was stopped: nobody else sees them before.</summary>
    private async Task GiveBackAsync()
    {
        try
        {
            if (await queue.GiveBackAsync([.. _seen.Values.OfType<DeadLetter>()], CancellationToken.None) is > 0 and var failed)
                say($"{failed} dead letters could not be given back; they are visible again within {HiddenFor.TotalMinutes:0} minutes.");
        }
        catch (AmazonServiceException fault)
        {
            say($"The dead letters could not be given back ({fault.ErrorCode}); they are visible again within {HiddenFor.TotalMinutes:0} minutes.");
        }
    }
}
