using WhatsAppReplies.Replies.Messaging;

namespace App.Tests.Messaging;

public class ReplySplitterTests
{
    [Fact]
    public void A_reply_that_fits_is_one_part_without_the_space_around_it() =>
        Assert.Equal(["Hello Maya."], ReplySplitter.Split("\n  Hello Maya.  \n"));

    [Fact]
    public void Nothing_but_white_space_makes_no_part() => Assert.Empty(ReplySplitter.Split(" \n\t\r\n "));

    [Fact]
    public void A_part_may_be_exactly_as_long_as_the_limit() =>
        Assert.Equal([1600], ReplySplitter.Split(new string('a', 1600)).Select(part => part.Length));

    [Fact]
    public void A_paragraph_is_kept_together_before_a_line() =>
        Assert.Equal(["one two.\nthree", "four five six\nseven"], ReplySplitter.Split("one two.\nthree\n\nfour five six\nseven", 20));

    [Fact]
    public void Paragraphs_are_told_by_blank_lines_of_any_kind() =>
        Assert.Equal(["one two three", "four five six"], ReplySplitter.Split("one two three\r\n \t\r\nfour five six", 20));

    [Fact]
    public void A_line_is_kept_together_before_a_sentence() =>
        Assert.Equal(["First. Second", "third. Fourth"], ReplySplitter.Split("First. Second\nthird. Fourth", 18));

    [Fact]
    public void A_sentence_is_kept_together_before_a_word() =>
        Assert.Equal(["It is so. (Yes!)", "And then more"], ReplySplitter.Split("It is so. (Yes!) And then more", 22));

    [Fact]
    public void A_word_is_kept_together_before_a_character() =>
        Assert.Equal(["several words", "without a stop"], ReplySplitter.Split("several words without a stop", 20));

    [Fact]
    public void A_greeting_alone_is_no_part() =>
        Assert.Equal("Hi Maya,\n\nword word", ReplySplitter.Split("Hi Maya,\n\n" + string.Join(' ', Enumerable.Repeat("word", 20)), 20)[0]);

    [Fact]
    public void A_long_address_goes_whole_into_the_next_part() =>
        Assert.Equal(["see", "https://a.example/x"], ReplySplitter.Split("see https://a.example/x", 20));

    [Fact]
    public void Scripts_without_spaces_are_split_after_their_full_stop() =>
        Assert.Equal(["これは文です。", "次の文もあります。"], ReplySplitter.Split("これは文です。次の文もあります。", 10));

    [Fact]
    public void A_number_with_a_point_is_not_two_sentences() =>
        Assert.Equal(["it costs 3.50", "euros each"], ReplySplitter.Split("it costs 3.50 euros each", 16));

    [Fact]
    public void A_space_that_must_not_break_does_not() =>
        Assert.Equal(["a price of", "10\u00a0000\u00a0kr now"], ReplySplitter.Split("a price of 10\u00a0000\u00a0kr now", 16));

    [Theory]
    [InlineData("🙂")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("👍🏽")]
    [InlineData("🇩🇪")]
    [InlineData("e\u0301\u0323")]
    [InlineData("நி")]
    public void No_character_is_cut_in_two(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 50));

        var parts = ReplySplitter.Split(text, 26);

        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.Equal(0, part.Length % character.Length));
    }

    [Fact]
    public void A_character_longer_than_a_part_still_ends()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301", 100)) + "🙂" + string.Concat(Enumerable.Repeat("\u0301", 30));

        var parts = ReplySplitter.Split(text, 20);

        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 20));
    }

    [Fact]
    public void A_chain_of_joined_emoji_longer_than_a_part_is_never_cut_within_a_pair()
    {
        var text = string.Join('\u200d', Enumerable.Repeat("👩", 60));

        var parts = ReplySplitter.Split(text, 7);

        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
    }

    [Fact]
    public void A_limit_that_holds_no_pair_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ReplySplitter.Split("abc", 1));
}
