using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

public sealed class DefaultReplyTests : OpenAiTestBase
{
    [Fact]
    public async Task The_reply_depends_on_the_history_and_on_every_line_that_the_customer_wrote()
    {
        var request = Request("");
        request["input"] = new JsonArray(
            Message("user", "Hello"),
            Message("assistant", "Hi, how can I help?"),
            Message("user", "Is the job still open?\nI can start in May."));

        var reply = await ReplyAsync(request);

        Assert.Equal(DefaultReply.To(["Hello", "Hi, how can I help?"], "Is the job still open?\nI can start in May."), TextOf(reply));
        Assert.Contains("2 new lines after 2 earlier messages", TextOf(reply), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_line_or_a_lost_message_of_the_history_changes_the_reply()
    {
        string[] replies =
        [
            DefaultReply.To(["a", "b"], "c\nd"),
            DefaultReply.To(["a", "b"], "c"),
            DefaultReply.To(["a"], "c\nd"),
            DefaultReply.To(["b", "a"], "c\nd"),
        ];

        Assert.Equal(replies.Length, replies.Distinct().Count());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(5000)]
    public async Task The_reply_can_be_made_exactly_so_long(int length)
    {
        Server.Behaviour.ReplyLength = length;

        Assert.Equal(length, TextOf(await ReplyAsync(Request("Hello"))).Length);
    }

    [Fact]
    public async Task Usage_is_counted_from_the_lengths()
    {
        var request = Request(new string('x', 400));
        request["model"] = "gpt-4.1-mini";
        request["instructions"] = new string('y', 40);

        var usage = (await ReplyAsync(request)).GetProperty("usage");

        Assert.Equal(110, usage.GetProperty("input_tokens").GetInt32());
        Assert.Equal(
            usage.GetProperty("input_tokens").GetInt32() + usage.GetProperty("output_tokens").GetInt32(),
            usage.GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task A_reasoning_model_puts_an_item_of_its_own_before_the_message()
    {
        var output = (await ReplyAsync(Request("Hello"))).GetProperty("output");

        Assert.Equal("reasoning", output[0].GetProperty("type").GetString());
        Assert.Equal("message", output[1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_reply_longer_than_the_limit_is_incomplete()
    {
        Server.Behaviour.ReplyLength = 1000;
        var request = Request("Hello");
        request["max_output_tokens"] = 100;

        var reply = await ReplyAsync(request);

        Assert.Equal("incomplete", reply.GetProperty("status").GetString());
        Assert.Equal("max_output_tokens", reply.GetProperty("incomplete_details").GetProperty("reason").GetString());
        Assert.Equal(400, TextOf(reply).Length);
    }

    private static JsonObject Message(string role, string content) => new() { ["role"] = role, ["content"] = content };
}
