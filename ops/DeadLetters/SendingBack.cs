using Spectre.Console;

namespace WhatsAppReplies.Ops.DeadLetters;

/// <summary>Sending back of dead letters, one after the other at a bounded rate, each judged at the moment before it is sent.</summary>
internal sealed class SendingBack(DeadLetterQueue queue, Judge judge, Walk walk, Sender sender, Surroundings around)
{
    /// <summary>SQS counts a little late: what has just gone may be in the number for a moment.</summary>
    private const int Counts = 3;

    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(10);

    private readonly SortedDictionary<string, int> _left = new(StringComparer.Ordinal);
    private int _sent;
    private int _discarded;

    /// <returns>0 where every letter was looked at, and is dealt with or was rightly left.</returns>
    public async Task<int> RunAsync(DeadLetterSettings settings, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMinutes(1) / settings.PerMinute;
        var batch = Math.Min(DeadLetterQueue.Batch, settings.PerMinute);
        int visited;
        try
        {
            visited = await walk.RunAsync(
                settings.AtMost, batch, settings.Message, letter => VisitAsync(letter, pause, settings.DiscardAnswered, cancellationToken), cancellationToken);
        }
        finally
        {
            // Also when it stops in the middle: what was done is done.
            Tell(settings);
        }

        if (settings.Message is not { } id)
            return await IsRestAsync(visited >= settings.AtMost ? 1 : Counts, cancellationToken) || _left.Keys.Any(IsForSomebody) ? Tools.NotDone : 0;
        if (visited > 0)
            return _left.Keys.Any(IsForSomebody) ? Tools.NotDone : 0;
        around.Console.WriteLine($"No dead letter that can be seen now has the id {Plain.Of(id)}.");
        return Tools.NotDone;
    }

    /// <summary>Beyond <c>--most</c>, or hidden by somebody else who looks at them.</summary>
    private async Task<bool> IsRestAsync(int counts, CancellationToken cancellationToken)
    {
        var rest = 0;
        for (var count = 1; count <= counts; count++)
        {
            if (count > 1)
                await Task.Delay(BetweenCounts, around.Time, cancellationToken);
            rest = (await queue.AttributesAsync(cancellationToken)).Count - _left.Values.Sum();
            if (rest <= 0)
                return false;
        }

        around.Console.WriteLine($"About {rest} more {(rest == 1 ? "is" : "are")} there, which this run has not looked at: run it again.");
        return true;
    }

    private async Task<bool> VisitAsync(DeadLetter letter, TimeSpan pause, bool discards, CancellationToken cancellationToken)
    {
        var standing = await judge.OfAsync(letter, cancellationToken);
        if (standing is Standing.Answered { Conversation: var conversation } && discards)
        {
            if (await sender.DiscardAsync(letter, conversation, judge, cancellationToken) is not { } otherwise)
            {
                _discarded++;
                return true;
            }

            standing = otherwise;
        }

        if (standing is not Standing.Unanswered)
        {
            Leave(letter, standing);
            return false;
        }

        if (_sent > 0)
        {
            await Task.Delay(pause, around.Time, cancellationToken);

            // A minute may have passed: a trigger that was sent before this one can have answered it.
            if (await judge.OfAsync(letter, cancellationToken) is not Standing.Unanswered and var meanwhile)
            {
                Leave(letter, meanwhile);
                return false;
            }
        }

        await sender.SendBackAsync(letter, cancellationToken);
        _sent++;
        return true;
    }

    private void Leave(DeadLetter letter, Standing standing)
    {
        var kind = standing.GetType().Name;
        _left[kind] = _left.GetValueOrDefault(kind) + 1;
        around.Console.WriteLine($"left  {letter.Id}  {standing.InWords}");
    }

    private void Tell(DeadLetterSettings settings)
    {
        around.Console.WriteLine(
            $"Sent back: {_sent}, at most {settings.PerMinute} a minute. Taken off as answered: {_discarded}. Left: {_left.Values.Sum()}.");
        if (_left.ContainsKey(nameof(Standing.Answered)))
            around.Console.WriteLine("Those that were answered meanwhile can be taken off the queue: --send-back --discard-answered.");
        if (_left.Keys.Any(IsForSomebody))
            around.Console.WriteLine("What would be refused again stays until its cause is mended: docs/operations.md says how, by the reason.");
    }

    /// <summary>What does not pass by itself.</summary>
    private static bool IsForSomebody(string kind) => kind is nameof(Standing.Malformed) or nameof(Standing.NoRecord);
}
