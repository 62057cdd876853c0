using WhatsAppReplies.Benchmarks.Fixtures;
using WhatsAppReplies.Benchmarks.Processes;
using WhatsAppReplies.Benchmarks.Subjects;

namespace WhatsAppReplies.Benchmarks.Sections;

/// <summary>A subject that is kept running, with conversations to answer.</summary>
internal sealed class WarmSubject : IAsyncDisposable
{
    private const int Conversations = 400;
    private const int TurnsBefore = 5;
    private readonly BenchContext _context;
    private readonly SubjectProcess _process;
    private readonly IReadOnlyList<BenchConversation> _conversations;
    private int _turn;

    private WarmSubject(BenchContext context, SubjectProcess process, IReadOnlyList<BenchConversation> conversations) =>
        (_context, _process, _conversations) = (context, process, conversations);

    public ProcessUsage Usage => _process.Usage;

    public IReadOnlyDictionary<ResidentPart, long> ResidentParts => _process.ResidentParts;

    public long LogBytes => _process.LogBytes;

    /// <param name="context">Where it runs.</param>
    /// <param name="subject">What runs.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<WarmSubject> StartAsync(BenchContext context, Subject subject, CancellationToken cancellationToken)
    {
        // Many, answered one after the other, so that none of them grows long.
        var conversations = new List<BenchConversation>();
        for (var number = 0; number < Conversations; number++)
        {
            conversations.Add(await context.Cloud.Seeder.ConversationAsync(TurnsBefore, cancellationToken));
        }

        var process = await SubjectProcess.StartAsync(subject, context.Cloud.Variables, context.Time, cancellationToken);
        await process.InitAsync();
        return new WarmSubject(context, process, conversations);
    }

    /// <summary>The same process, which now answers only one conversation.</summary>
    public WarmSubject Answering(BenchConversation conversation) => new(_context, _process, [conversation]);

    public async Task WarmUpAsync(int turns, CancellationToken cancellationToken) => await RoundAsync(fragments: 1, turns, cancellationToken);

    /// <param name="fragments">Of each turn.</param>
    /// <param name="turns">One after the other.</param>
    /// <param name="cancellationToken">Ends the round.</param>
    /// <param name="characters">Of each fragment; null: as customers write.</param>
    public async Task<WarmRound> RoundAsync(int fragments, int turns, CancellationToken cancellationToken, int? characters = null)
    {
        var durations = new List<double>(turns);
        var before = _process.Usage.Cpu;
        for (var turn = 0; turn < turns; turn++)
        {
            var payload = await NextAsync(fragments, cancellationToken, characters);
            durations.Add((await _process.TurnAsync(payload, cancellationToken)).TotalMilliseconds);
        }

        var after = _process.Usage;
        return new WarmRound(durations, (after.Cpu - before).TotalMilliseconds, after.ResidentBytes / 1e6);
    }

    /// <summary>Of one turn on the average; the program must be one of .NET.</summary>
    public async Task<double> AllocatedBytesAsync(int fragments, int turns, CancellationToken cancellationToken) =>
        await _process.AllocatedBytesAsync(() => RoundAsync(fragments, turns, cancellationToken)) / (double)turns;

    /// <summary>One turn and the AWS calls that it made.</summary>
    public async Task<IReadOnlyList<AwsCall>> MeteredTurnAsync(CancellationToken cancellationToken)
    {
        // Staging makes calls of its own.
        var payload = await NextAsync(fragments: 1, cancellationToken);
        _context.Cloud.Meter.Start();
        await _process.TurnAsync(payload, cancellationToken);
        return _context.Cloud.Meter.Stop();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private Task<ReadOnlyMemory<byte>> NextAsync(int fragments, CancellationToken cancellationToken, int? characters = null) =>
        _context.Cloud.Seeder.StageAsync(_conversations[_turn++ % _conversations.Count], fragments, cancellationToken, characters);
}
