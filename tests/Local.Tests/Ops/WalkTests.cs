using WhatsAppReplies.Local.Tests.Time;
using WhatsAppReplies.Ops.DeadLetters;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>Whoever walks along the dead letters for so long that the first come back still sees the last.</summary>
public sealed class WalkTests
{
    private static readonly TimeSpan LongerThanHidden = TimeSpan.FromMinutes(6);

    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Letters_that_were_left_and_come_back_do_not_end_it()
    {
        using var letters = new LettersOverTime(_clock, 5);

        var seen = await WalkAsync(letters, batch: 1, pause: LongerThanHidden);

        Assert.Equal(["letter 1", "letter 2", "letter 3", "letter 4", "letter 5"], seen);
        Assert.Equal([1, 2, 3, 4, 5], letters.Visible);
    }

    [Fact]
    public async Task A_letter_that_came_back_and_was_left_is_visited_once()
    {
        using var letters = new LettersOverTime(_clock, 2);

        Assert.Equal(["letter 1", "letter 2"], await WalkAsync(letters, batch: 2, pause: LongerThanHidden));
    }

    [Fact]
    public async Task It_ends_also_where_the_queue_is_never_seen_empty()
    {
        using var letters = new LettersOverTime(_clock, 3);

        // Each comes back at once, as where somebody gives them back beside this walk.
        Assert.Equal(
            ["letter 1", "letter 2", "letter 3"],
            await WalkAsync(letters, batch: 3, pause: LongerThanHidden, onReceive: () => _clock.Advance(LongerThanHidden)));
    }

    private async Task<IReadOnlyList<string>> WalkAsync(LettersOverTime letters, int batch, TimeSpan pause, Action? onReceive = null)
    {
        var seen = new List<string>();
        letters.Received += () => onReceive?.Invoke();
        await new Walk(new DeadLetterQueue(letters, "queue"), _ => { }).RunAsync(
            most: 100,
            batch,
            only: null,
            letter =>
            {
                seen.Add(letter.Id);
                _clock.Advance(pause);
                return Task.FromResult(false);
            },
            CancellationToken.None);
        return seen;
    }
}
