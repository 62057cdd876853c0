using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Local.Runner.Live.Feed;

/// <summary>
/// Feed of everything that the page shows. A page that is opened late, or again, gets what it missed: of what only the latest state counts, only that.
/// </summary>
/// <param name="kept">How many events at the most.</param>
internal sealed class LiveFeed(int kept = 10_000)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private readonly LinkedList<LiveEvent> _events = [];
    private readonly Dictionary<string, LinkedListNode<LiveEvent>> _latest = new(StringComparer.Ordinal);
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <param name="kind">One of <see cref="EventKinds"/>.</param>
    /// <param name="what">Becomes JSON.</param>
    /// <param name="replaces">Of events with the same text here only the latest is kept; null: all are.</param>
    public void Publish(string kind, object what, string? replaces = null)
    {
        var json = JsonSerializer.Serialize(what, Format);
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (replaces is not null && _latest.Remove(replaces, out var older) && older.List is not null) _events.Remove(older);
            var added = _events.AddLast(new LiveEvent(++_last, kind, json));
            if (replaces is not null) _latest[replaces] = added;
            if (_events.Count > kept) _events.RemoveFirst();
            waiting = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <param name="after">The last one that the reader has; 0: none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<LiveEvent> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            List<LiveEvent> news;
            Task more;
            lock (_gate)
            {
                // From the end: a reader that keeps up has only a few to look at.
                news = [];
                for (var node = _events.Last; node is not null && node.Value.Id > after; node = node.Previous) news.Add(node.Value);
                more = _more.Task;
            }

            for (var index = news.Count - 1; index >= 0; index--) yield return news[index];
            if (news.Count > 0) after = news[0].Id;
            else await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The same as server-sent events.</summary>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in ReadAsync(after, cancellationToken))
            yield return new SseItem<string>(happened.Json, happened.Kind) { EventId = happened.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }
}
