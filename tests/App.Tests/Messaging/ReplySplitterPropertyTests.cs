using System.Globalization;
using System.Text;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

/// <summary>Over seeded random texts of everything that customers and models write. The seed is in the name of the case that fails.</summary>
public class ReplySplitterPropertyTests
{
    private static readonly string[] Pieces =
    [
        "a", "word", "Zürich", "0", "3.14", ".", "!", "?", "…", ",", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\u00a0", "\u2003", "(", ")", "\"",
        "日本", "。", "」", "مرحبا", "؟", "नमस्ते", "।", "ภาษาไทย", "🙂", "👩‍👩‍👧‍👦", "👍🏽",
        "🇩🇪", "e\u0301", "\u0301", " \u0301", "\u200d", "\ufe0f", "\ud83d", "\ude00", "\u0000",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_part_fits_is_not_empty_and_no_word_is_lost(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 50; round++)
        {
            var (text, limit) = (TextOf(random), random.Next(2, 60));

            var parts = ReplySplitter.Split(text, limit);

            Assert.All(parts, part => Assert.InRange(part.Length, 1, limit));
            Assert.All(parts, part => Assert.False(IsSpace(StringInfo.GetNextTextElement(part)) || char.IsWhiteSpace(part[^1])));
            Assert.Equal(WithoutSpace(text), WithoutSpace(string.Concat(parts)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_cut_is_between_characters_as_a_reader_sees_them(int seed)
    {
        var random = new Random(seed * 7919);
        for (var round = 0; round < 50; round++)
        {
            var (text, limit) = (TextOf(random), random.Next(24, 80));
            var boundaries = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();

            var at = 0;
            foreach (var part in ReplySplitter.Split(text, limit))
            {
                at = text.IndexOf(part, at, StringComparison.Ordinal);
                Assert.True(boundaries.Contains(at), $"starts within a character at {at}");
                at += part.Length;
                Assert.True(boundaries.Contains(at), $"ends within a character at {at}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_was_split_once_is_not_split_again(int seed)
    {
        var random = new Random(seed * 104729);
        var parts = ReplySplitter.Split(TextOf(random), 50);
        Assert.All(parts, part => Assert.Equal([part], ReplySplitter.Split(part, 50)));
    }

    [Fact]
    public void A_megabyte_is_split_in_a_moment()
    {
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.Length < 1_000_000)
            text.Append(Pieces[random.Next(Pieces.Length)]);

        Assert.All(ReplySplitter.Split(text.ToString()), part => Assert.InRange(part.Length, 1, 1600));
    }

    private static string TextOf(Random random)
    {
        var text = new StringBuilder();
        var length = random.Next(0, 120);
        for (var i = 0; i < length; i++)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    /// <summary>A space that carries a combining mark is a character, and may begin a part.</summary>
    private static bool IsSpace(string character) => string.IsNullOrWhiteSpace(character);

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
