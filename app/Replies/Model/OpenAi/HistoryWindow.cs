namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>
/// History window: the newest turns that fit a token bound. A turn is a user entry with the assistant entries that answer it; it goes in whole or
/// not at all.
/// </summary>
internal static class HistoryWindow
{
    public static ReadOnlySpan<MessageEntry> Newest(MessageEntry[] entries, int tokens)
    {
        var start = entries.Length;
        var total = 0L;
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            total += TokenEstimate.Of(entries[i].Content) + TokenEstimate.PerMessage;
            if (total > tokens)
                break;

            // The first entry begins a turn even when it is the assistant's: conversations start with a template.
            if (entries[i].Role == MessageRole.User || i == 0)
                start = i;
        }

        return entries.AsSpan(start);
    }

    public static int TokensOf(ReadOnlySpan<MessageEntry> entries)
    {
        var total = 0;
        foreach (var entry in entries)
            total += TokenEstimate.Of(entry.Content) + TokenEstimate.PerMessage;
        return total;
    }
}
