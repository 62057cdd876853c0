using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WhatsAppReplies.Local.Runner.Live.Feed;

/// <summary>
/// Feed of everything that the page shows. A page that is opened late, or again, gets what it missed: of what only the latest state counts, only that.
/// </summary>
/// <param name="time">Of a page's next look.</param>
/// <param name="kept">How many events at the most.</param>
internal sealed class LiveFeed(TimeProvider time, int kept = 10_000)
{
    /// <summary>
    /// Too short to be seen, and longer than most of what a worker does without waiting for anybody:
    /// a page is told of that afterwards, and takes no processor from it.
    /// </summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

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

    /// <summary>What happened after an event, and what happens from now on, as server-sent events: what happens within a moment is sent at its end.</summary>
    /// <param name="after">The last one that the reader has; 0: none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<SseItem<string>> StreamAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var (news, more) = After(after);
            foreach (var happened in news)
            {
                yield return new SseItem<string>(happened.Json, happened.Kind)
                {
                    EventId = happened.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                };
            }
            if (news.Count > 0)
            {
                after = news[^1].Id;
                continue;
            }

            await more.WaitAsync(cancellationToken);
            await Task.Delay(Moment, time, cancellationToken);
        }
    }

    /// <returns>What is new, in its order, and what ends when there is more.</returns>
    private (List<LiveEvent> News, Task More) After(long last)
    {
        lock (_gate)
        {
            // From the end: a reader that keeps up has only a few to look at.
            var news = new List<LiveEvent>();
            for (var node = _events.Last; node is not null && node.Value.Id > last; node = node.Previous) news.Add(node.Value);
            news.Reverse();
            return (news, _more.Task);
        }
    }
}
