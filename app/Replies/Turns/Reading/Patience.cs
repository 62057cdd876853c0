using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Replies.Turns.Reading;

/// <summary>
/// Patience with a provider that does not give what a file needs: a few attempts now, then a few deliveries of the trigger; after that the customer is answered
/// without it.
/// </summary>
internal sealed class Patience
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly TurnServices _services;
    private readonly TurnContext _context;
    private readonly DateTimeOffset _end;

    public Patience(TurnServices services, TurnContext context)
    {
        (_services, _context) = (services, context);
        var now = services.Time.GetUtcNow();
        var share = (context.Deadline - now) / 3;
        _end = now + (services.Options.MediaTime < share ? services.Options.MediaTime : share);
    }

    /// <summary>Of the time that all files of the turn have together.</summary>
    public TimeSpan Left => _end - _services.Time.GetUtcNow();

    /// <summary>The trigger comes back, and whoever gets it then asks again.</summary>
    public bool MayComeBack => !_context.IsLastReceive && _context.Lease.Terms.ReceiveCount < _services.Options.MediaReceives;

    /// <summary>Pauses before another attempt.</summary>
    /// <param name="attempt">That has failed, from 1 on.</param>
    /// <param name="asked">What the provider asks for.</param>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> PauseAsync(int attempt, TimeSpan? asked = null)
    {
        var pause = Backoff.Exponential(FirstPause, attempt, LongestPause).WithJitter(0.5, 1, _services.Chance);
        pause = asked > pause ? asked.Value : pause;
        if (attempt >= _services.Options.MediaAttempts || pause >= Left)
            return false;

        await Delay.ForAsync(pause, _services.Time, _context.Work);
        return true;
    }

    public static Failure NoTime { get; } = new("media_no_time", "The time for the files of one turn is used up.");
}
