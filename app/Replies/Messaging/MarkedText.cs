namespace WhatsAppReplies.Replies.Messaging;

/// <summary>Text with what its marks ask of a cut: none in a pair that fits a part; in a longer one, marks close before the cut and open after it.</summary>
internal sealed class MarkedText
{
    /// <summary>Room for both fences of a piece of code with some text between them.</summary>
    private const int LeastLimit = 24;

    /// <summary>All three marks, closed and opened again.</summary>
    private const int MostMarks = 6;

    private const byte Forbidden = byte.MaxValue;

    /// <summary>The spans that are longer than a part, an outer one before those in it.</summary>
    private readonly List<MarkSpan> _long = [];

    /// <summary>For each place how many characters close what is open there.</summary>
    private readonly byte[] _closing;

    public MarkedText(string text, int limit)
    {
        _closing = new byte[text.Length + 1];
        if (limit < LeastLimit || text.Length <= limit)
            return;

        var longEnd = 0;
        foreach (var span in MarkSpans.Find(text))
        {
            if (span.Length <= (span.Start < longEnd ? limit - MostMarks : limit))
            {
                Forbid(span.Start + 1, span.End);
            }
            else if (span.ContentStart - span.Start + span.End - span.ContentEnd < limit / 2)
            {
                _long.Add(span);
                longEnd = Math.Max(longEnd, span.End);
                Forbid(span.Start + 1, span.ContentStart + 1);
                Forbid(span.ContentEnd, span.End);
                for (var at = span.ContentStart + 1; at < span.ContentEnd; at++)
                    _closing[at] += (byte)(_closing[at] == Forbidden ? 0 : span.Closing.Length);
            }
        }
    }

    /// <summary>How many characters a cut here needs; null where there must be none.</summary>
    public int? Needed(int at) => _closing[at] == Forbidden ? null : _closing[at];

    /// <summary>What a part ends with that ends here, what the next one begins with, and whether both are code with lines of its own.</summary>
    public (string Closing, string Opening, bool IsCode) At(int cut)
    {
        var (closing, opening, isCode) = ("", "", false);
        if (_closing[cut] is 0 or Forbidden)
            return (closing, opening, isCode);

        foreach (var span in _long)
        {
            if (span.ContentStart < cut && cut < span.ContentEnd)
                (closing, opening, isCode) = (span.Closing + closing, opening + span.Opening, span.Mark == MarkSpan.Fence);
        }

        return (closing, opening, isCode);
    }

    private void Forbid(int start, int end) => _closing.AsSpan(start..end).Fill(Forbidden);
}
