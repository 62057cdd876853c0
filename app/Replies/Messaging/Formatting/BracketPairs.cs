namespace WhatsAppReplies.Replies.Messaging.Formatting;

/// <summary>Pairs of square brackets in some lines.</summary>
internal sealed class BracketPairs
{
    private readonly Dictionary<int, int> _closing = [];

    public BracketPairs(string text, int start, int end)
    {
        var open = new Stack<int>();
        for (var at = start; at < end; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '[')
                open.Push(at);
            else if (text[at] == ']' && open.TryPop(out var opened))
                _closing[opened] = at;
        }
    }

    public int? Closing(int open) => _closing.TryGetValue(open, out var close) ? close : null;
}
