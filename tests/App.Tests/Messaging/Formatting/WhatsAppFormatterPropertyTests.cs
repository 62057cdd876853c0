using System.Text;
using System.Text.RegularExpressions;
using WhatsAppReplies.Replies.Messaging.Formatting;

namespace App.Tests.Messaging.Formatting;

/// <summary>Over seeded random texts of what models write. The seed is in the name of the case that fails.</summary>
public partial class WhatsAppFormatterPropertyTests
{
    private const int Rounds = 200;

    private static readonly string[] Words =
    [
        "word", "Zürich", "3.14", "5", "日本", "مرحبا", "שלום", "नमस्ते", "🙂", "👩‍👩‍👧‍👦", "👍🏽", "1️⃣", "e\u0301", "\u200f", "£9", "20:00-22:00", "(so)",
        "\"so\"", "it's", "AT&T",
    ];

    private static readonly string[] Gaps = [" ", " ", ", ", ". ", "! ", ": ", "\n", "\n\n", "\r\n", "\u00a0"];

    private static readonly string[] Marks =
    [
        "*", "**", "***", "_", "__", "~", "~~", "`", "``", "\n```\n", "\n# ", "\n## ", "\n- ",
        "\n* ", "\n1. ", "\n> ", "\n  - ", "\n---\n", "|", "\n|---|---|\n", "\n| a | b |\n",
        "[", "]", "(", ")", "[text](https://example.com/path)", "![text](https://example.com/p.png)",
        "<", ">", "<br>", "\\", "!", "#", "+", "\n===\n", "\t", "    ", "&", ";",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_word_is_lost_or_moved(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = TextOf(random, [.. Words, .. Gaps, .. Marks, .. Marks]);
            if (NameOfLanguage().IsMatch(text))
                continue;

            Assert.Equal(WordsOf(text), WordsOf(WhatsAppFormatter.Format(text)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_text_without_marks_goes_out_as_it_came(int seed)
    {
        var random = new Random(seed * 7919);
        for (var round = 0; round < Rounds; round++)
        {
            var text = TextOf(random, [.. Words, .. Words, .. Gaps]);

            Assert.Equal(text, WhatsAppFormatter.Format(text));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_whatsapp_shows_is_not_changed_again(int seed)
    {
        var random = new Random(seed * 104729);
        for (var round = 0; round < Rounds; round++)
        {
            var text = string.Join(random.Next(2) == 0 ? " " : "\n", Enumerable.Range(0, random.Next(1, 12)).Select(_ => Marked(random)));

            var once = WhatsAppFormatter.Format(text);

            Assert.Equal(once, WhatsAppFormatter.Format(once));
        }
    }

    private static string Marked(Random random)
    {
        var word = Words[random.Next(Words.Length)];
        return random.Next(8) switch
        {
            0 => $"**{word} {word}**",
            1 => $"_{word}_",
            2 => $"~~{word}~~",
            3 => $"`{word} ** {word}`",
            4 => $"[{word}](https://example.com/{random.Next(10)})",
            5 => $"**{word} _{word}_**",
            6 => $"*{word}*",
            _ => word,
        };
    }

    private static string TextOf(Random random, string[] pieces)
    {
        var text = new StringBuilder();
        var length = random.Next(1, 40);
        for (var piece = 0; piece < length; piece++)
            text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }

    /// <summary>Letters and digits: no mark is one.</summary>
    private static string WordsOf(string text) => string.Concat(text.Replace("<br>", "", StringComparison.Ordinal).Where(char.IsLetterOrDigit));

    /// <summary>The one word that is meant to vanish: behind the fence of a piece of code.</summary>
    [GeneratedRegex(@"(```|~~~)[A-Za-z0-9+#._-]+[ \t]*(\r|\n|\z)")]
    private static partial Regex NameOfLanguage();
}
