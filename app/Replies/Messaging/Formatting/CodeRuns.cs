namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Runs of backticks in some lines: the next one of the same length ends the code that one begins.</summary>
internal sealed class CodeRuns
{
    private readonly string _text;

    /// <summary>For each length where its runs begin.</summary>
    private readonly Dictionary<int, List<int>> _starts = [];

    public CodeRuns(string text, int start, int end)
    {
        _text = text;
        for (var at = start; at < end; at++)
        {
            if (text[at] != '`')
                continue;

            var length = Length(at, end);
            if (!_starts.TryGetValue(length, out var starts))
                _starts[length] = starts = [];
            starts.Add(at);
            at += length - 1;
        }
    }

    /// <summary>Behind the code that begins here; behind the run when none does.</summary>
    public int End(int at, int end)
    {
        var length = Length(at, end);
        var starts = _starts.GetValueOrDefault(length) ?? [];
        var found = starts.BinarySearch(at + length);
        var next = found >= 0 ? found : ~found;
        return next < starts.Count && starts[next] + length <= end ? starts[next] + length : at + length;
    }

    private int Length(int at, int end)
    {
        var length = _text.AsSpan(at..end).IndexOfAnyExcept('`');
        return length < 0 ? end - at : length;
    }
}
