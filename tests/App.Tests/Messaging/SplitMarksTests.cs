using System.Text;
using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

/// <summary>Cuts beside, and within, what WhatsApp shows in bold, italic, struck out or as code.</summary>
public class SplitMarksTests
{
    [Theory]
    [InlineData("*", "several words in bold")]
    [InlineData("_", "several words in italics")]
    [InlineData("~", "several words struck out")]
    [InlineData("`", "several words of code")]
    [InlineData("```", "several\nlines of code")]
    public void What_fits_a_part_is_not_cut(string mark, string inside)
    {
        var marked = mark + inside + mark;

        Assert.Equal(
            ["Some words before it.", marked, "Afterwards, some more."], ReplySplitter.Split($"Some words before it. {marked} Afterwards, some more.", 32));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("_")]
    [InlineData("~")]
    [InlineData("`")]
    public void What_is_longer_is_closed_before_the_cut_and_opened_after_it(string mark) => Assert.Equal(
        [$"{mark}one two three four{mark}", $"{mark}five six seven eight{mark}", $"{mark}nine ten{mark}"],
        ReplySplitter.Split($"{mark}one two three four five six seven eight nine ten{mark}", 24));

    [Fact]
    public void Long_code_has_a_fence_in_every_part_and_keeps_its_indentation()
    {
        var code = string.Join('\n', Enumerable.Range(1, 8).Select(line => $"    line {line}"));

        var parts = ReplySplitter.Split($"```\n{code}\n```", 48);

        Assert.All(parts, part =>
            Assert.True(part.StartsWith("```\n    line", StringComparison.Ordinal) && part.EndsWith("\n```", StringComparison.Ordinal), part));
        Assert.Equal(code, string.Join('\n', parts.Select(part => part[4..^4])));
    }

    [Fact]
    public void A_star_between_numbers_is_no_mark() =>
        Assert.Equal(["It costs 2 * 3 pounds,", "which is 6 * 1 again"], ReplySplitter.Split("It costs 2 * 3 pounds, which is 6 * 1 again", 24));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Marks_are_pairs_in_every_part_and_no_word_is_lost(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var (text, limit) = (TextOf(random), random.Next(60, 200));

            var parts = ReplySplitter.Split(text, limit);

            Assert.All(parts, part => Assert.InRange(part.Length, 1, limit));
            Assert.Equal(WordsOf(text), WordsOf(string.Concat(parts)));
            Assert.All(parts, part =>
                Assert.True(new[] { "*", "_", "~", "`" }.All(mark => (part.Length - part.Replace(mark, "", StringComparison.Ordinal).Length) % 2 == 0), part));
        }
    }

    private static string TextOf(Random random)
    {
        var text = new StringBuilder();
        for (var piece = random.Next(2, 30); piece > 0; piece--)
        {
            var words = string.Join(' ', Enumerable.Repeat("word 👍🏽 مرحبا", random.Next(1, 10)));
            text.Append(random.Next(7) switch
            {
                0 => $"*{words}*",
                1 => $"_{words}_",
                2 => $"*one _{words}_ two*",
                3 => $"~{words}~",
                4 => $"```\n{words}\n{words}\n```",
                5 => $"`{words}`",
                _ => words,
            });
            text.Append(random.Next(3) == 0 ? "\n\n" : " ");
        }

        return text.ToString();
    }

    private static string WordsOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
