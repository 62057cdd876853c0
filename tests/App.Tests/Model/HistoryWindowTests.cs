using System.Text;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Replies.Model.OpenAi;

namespace App.Tests.Model;

public class HistoryWindowTests
{
    [Fact]
    public void A_turn_goes_in_whole_or_not_at_all()
    {
        MessageEntry[] entries = [User("a"), Assistant("b"), User(Long), Assistant("d"), User("e"), Assistant("f")];

        Assert.Equal(["e", "f"], Texts(HistoryWindow.Newest(entries, 60)));
    }

    [Fact]
    public void Everything_fits_a_large_bound()
    {
        MessageEntry[] entries = [Assistant("template"), User("a"), Assistant("b")];

        Assert.Equal(["template", "a", "b"], Texts(HistoryWindow.Newest(entries, 1000)));
    }

    [Fact]
    public void A_turn_that_does_not_fit_ends_the_window_even_when_an_older_one_would_fit()
    {
        MessageEntry[] entries = [User("a"), Assistant("b"), User(Long), Assistant(Long)];

        Assert.Empty(Texts(HistoryWindow.Newest(entries, 60)));
    }

    [Fact]
    public void Texts_that_a_person_answered_elsewhere_are_turns_of_their_own()
    {
        MessageEntry[] entries = [User(Long), User("still there?"), Assistant("yes")];

        Assert.Equal(["still there?", "yes"], Texts(HistoryWindow.Newest(entries, 60)));
    }

    [Fact]
    public void A_template_without_its_turn_is_left_out_when_it_does_not_fit()
    {
        MessageEntry[] entries = [Assistant(Long), User("a"), Assistant("b")];

        Assert.Equal(["a", "b"], Texts(HistoryWindow.Newest(entries, 60)));
    }

    [Fact]
    public void No_history_is_no_window() => Assert.Empty(Texts(HistoryWindow.Newest([], 100)));

    [Theory]
    [InlineData("Hello, do I need a driving licence for this post?", 11)]
    [InlineData("Grüße! Geht auch Dienstag?", 7)]
    [InlineData("日本語でも大丈夫ですか。", 8)]
    [InlineData("مرحبا كيف حالك", 5)]
    [InlineData("3.14159265358979", 8)]
    [InlineData("🙂🙂🙂", 3)]
    public void The_estimate_is_above_what_a_tokenizer_makes_and_never_above_the_bytes(string text, int tokens)
    {
        Assert.InRange(TokenEstimate.Of(text), tokens, Encoding.UTF8.GetByteCount(text));
    }

    private static string Long { get; } = new('x', 200);

    private static MessageEntry User(string text) => new(MessageRole.User, text);

    private static MessageEntry Assistant(string text) => new(MessageRole.Assistant, text);

    private static IEnumerable<string> Texts(ReadOnlySpan<MessageEntry> entries) => entries.ToArray().Select(entry => entry.Content);
}
