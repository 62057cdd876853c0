using System.Text;

namespace WhatsAppReplies.Replies.Model.OpenAi;

/// <summary>
/// A count of tokens that is never too low in practice, without the model's vocabulary. The vocabularies are built over UTF-8
/// bytes, so no text has more tokens than bytes: that bound is used as it stands for every script but ASCII, where it would be several
/// times too high. There, letters and spaces count half (real text needs about a quarter), digits and signs count whole.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>Role, separators and item framing around one message.</summary>
    public const int PerMessage = 8;

    public static int Of(string text)
    {
        var halves = 0L;
        foreach (var rune in text.EnumerateRunes())
        {
            halves += rune.IsAscii
                ? Rune.IsLetter(rune) || rune.Value == ' ' ? 1 : 2
                : 2L * rune.Utf8SequenceLength;
        }

        return (int)Math.Min(int.MaxValue - PerMessage, (halves + 1) / 2);
    }
}
