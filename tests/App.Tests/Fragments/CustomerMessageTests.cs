using System.Text;
using WhatsAppReplies.Replies.Fragments;

namespace App.Tests.Fragments;

public class CustomerMessageTests
{
    [Fact]
    public void Bodies_are_trimmed_and_joined_by_line_ends()
    {
        var message = CustomerMessage.Oldest([Of("a", " one \n"), Of("b", ""), Of("c", "two\nthree")], 1000);

        Assert.Equal("one\ntwo\nthree", message.Text);
        Assert.Equal(["a", "b", "c"], message.Sids);
        Assert.Null(message.Oversized);
    }

    [Fact]
    public void What_passes_the_bound_is_left_for_the_next_turn()
    {
        var message = CustomerMessage.Oldest([Of("a", new string('x', 40)), Of("b", new string('y', 40)), Of("c", new string('z', 20))], 100);

        Assert.Equal(["a", "b"], message.Sids);
    }

    [Fact]
    public void A_fragment_above_the_bound_is_a_turn_of_its_own_and_cut_between_two_characters()
    {
        var emoji = string.Concat(Enumerable.Repeat("🙂", 50));

        var message = CustomerMessage.Oldest([Of("a", emoji), Of("b", "next")], 102);

        Assert.Equal(["a"], message.Sids);
        Assert.Equal(100, Encoding.UTF8.GetByteCount(message.Text));
        Assert.Equal(emoji, message.Oversized!.Body);
    }

    [Fact]
    public void A_small_fragment_before_an_oversized_one_is_answered_first()
    {
        var message = CustomerMessage.Oldest([Of("a", "small"), Of("b", new string('x', 500))], 100);

        Assert.Equal(["a"], message.Sids);
        Assert.Null(message.Oversized);
    }

    [Fact]
    public void Sids_count_too()
    {
        var message = CustomerMessage.Oldest([.. Enumerable.Range(0, 100).Select(_ => Of("1234567890", ""))], 100);

        Assert.Equal(7, message.Sids.Count);
    }

    [Fact]
    public void The_text_does_not_show_where_a_message_might_be_logged() =>
        Assert.DoesNotContain("secret", CustomerMessage.Oldest([Of("a", "secret")], 100).ToString(), StringComparison.Ordinal);

    private static Fragment Of(string sid, string body) => new(sid, body, null);
}
