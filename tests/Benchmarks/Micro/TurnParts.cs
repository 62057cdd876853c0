extern alias app;

using System.Text.Json;
using Amazon.Lambda.SQSEvents;
using app::WhatsAppReplies.Replies.Conversations;
using app::WhatsAppReplies.Replies.Fragments;
using app::WhatsAppReplies.Replies.Hosting;
using app::WhatsAppReplies.Replies.Messaging;
using app::WhatsAppReplies.Replies.Model;
using app::WhatsAppReplies.Replies.Model.OpenAi;
using app::WhatsAppReplies.Shared.Telemetry;
using BenchmarkDotNet.Attributes;
using WhatsAppReplies.Benchmarks.Fixtures;

namespace WhatsAppReplies.Benchmarks.Micro;

/// <summary>Microbenchmarks of the parts of a turn that do no I/O.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class TurnParts
{
    private const int Bound = 96 * 1024;
    private const int HistoryTokens = 12_000;
    private readonly byte[] _event = TriggerEvent.For(new BenchConversation(1), DateTimeOffset.UnixEpoch).ToArray();
    private readonly SQSBatchResponse _answer = new([]);
    private readonly List<Fragment> _three = Fragments(3);
    private readonly List<Fragment> _thirty = Fragments(30);
    private readonly string _short = Text(200);
    private readonly string _long = Text(5_000);
    private readonly MessageEntry[] _history = History(200);
    private readonly JsonLog _log = new(new LineSink(Stream.Null), TimeProvider.System, Severity.Info);

    [Benchmark(Description = "read the event")]
    public object? ReadEvent() => JsonSerializer.Deserialize(_event, EventJson.Default.SQSEvent);

    [Benchmark(Description = "write the answer")]
    public object WriteAnswer() => JsonSerializer.SerializeToUtf8Bytes(_answer, EventJson.Default.SQSBatchResponse);

    [Benchmark(Description = "merge 3 fragments")]
    public object MergeThree() => CustomerMessage.Oldest(_three, Bound);

    [Benchmark(Description = "merge 30 fragments")]
    public object MergeThirty() => CustomerMessage.Oldest(_thirty, Bound);

    [Benchmark(Description = "choose the history of 200 messages")]
    public int ChooseHistory() => HistoryWindow.Newest(_history, HistoryTokens).Length;

    [Benchmark(Description = "split a reply of 200 characters")]
    public object SplitShort() => ReplySplitter.Split(_short);

    [Benchmark(Description = "split a reply of 5,000 characters")]
    public object SplitLong() => ReplySplitter.Split(_long);

    [Benchmark(Description = "write a log record of 6 fields")]
    public void WriteLog() => _log.Write(
        Severity.Info,
        "Trigger finished",
        LogField.Of("outcome", "Replied"),
        LogField.Of("durationMs", 12.3),
        LogField.Of("fragments", 3L),
        LogField.Of("parts", 1L),
        LogField.Of("model", "gpt-5.6-luna"),
        LogField.Of("resumed", false));

    private static List<Fragment> Fragments(int count) =>
        [.. Enumerable.Range(0, count).Select(number =>
            new Fragment($"SM{number:x32}", $"Line {number}: could I start in May, and would part-time be possible?", null))];

    private static MessageEntry[] History(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new MessageEntry(number % 2 == 0 ? MessageRole.User : MessageRole.Assistant, Text(150)))];

    private static string Text(int length)
    {
        const string Sentence = "Most people start with thirty hours and choose their days after the first month. ";
        return string.Concat(Enumerable.Repeat(Sentence, (length / Sentence.Length) + 1))[..length];
    }
}
