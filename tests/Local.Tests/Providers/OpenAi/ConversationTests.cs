using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

public sealed class ConversationTests : OpenAiTestBase
{
    [Fact]
    public async Task A_conversation_keeps_what_was_said()
    {
        var id = await CreateAsync();

        var first = TextOf(await ReplyAsync(Request("Hello", id)));
        var second = TextOf(await ReplyAsync(Request("And Tuesday?", id)));

        Assert.Equal(DefaultReply.To([], "Hello"), first);
        Assert.Equal(DefaultReply.To(["Hello", first], "And Tuesday?"), second);
    }

    [Fact]
    public async Task Items_are_listed_newest_first_in_pages()
    {
        var id = await CreateAsync();
        await ReplyAsync(Request("Hello", id));
        await ReplyAsync(Request("And Tuesday?", id));

        var page = await JsonAsync(await Http.GetAsync($"conversations/{id}/items?limit=4"));
        var last = page.GetProperty("last_id").GetString();
        var rest = await JsonAsync(await Http.GetAsync($"conversations/{id}/items?limit=4&after={last}"));

        Assert.True(page.GetProperty("has_more").GetBoolean());
        Assert.Equal("And Tuesday?", page.GetProperty("data")[2].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.False(rest.GetProperty("has_more").GetBoolean());
        Assert.Equal(2, rest.GetProperty("data").GetArrayLength());
        Assert.Equal("Hello", rest.GetProperty("data")[1].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task An_invented_id_is_not_found()
    {
        var (status, error) = await ErrorAsync(Request("Hello", "conv_invented"));

        Assert.Equal(404, status);
        Assert.Equal("Conversation with id 'conv_invented' not found.", error.GetProperty("message").GetString());
        Assert.Null(error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_second_request_finds_the_conversation_locked_while_the_first_one_runs()
    {
        var id = await CreateAsync();
        Server.Script.Next(new OpenAiFault.Late(TimeSpan.FromSeconds(5)));

        var first = ReplyAsync(Request("Hello", id));
        await Clock.UntilTimersAsync(1);
        var (status, error) = await ErrorAsync(Request("Hello again", id));
        Clock.Advance(TimeSpan.FromSeconds(5));
        await first;

        Assert.Equal(400, status);
        Assert.Equal("conversation_locked", error.GetProperty("code").GetString());
        Assert.Equal("conversation", error.GetProperty("param").GetString());
        await ReplyAsync(Request("Hello again", id));
    }

    [Fact]
    public async Task A_deleted_conversation_cannot_be_deleted_again()
    {
        var id = await CreateAsync();

        var first = await Http.DeleteAsync($"conversations/{id}");
        var second = await Http.DeleteAsync($"conversations/{id}");

        Assert.True((await JsonAsync(first)).GetProperty("deleted").GetBoolean());
        Assert.Equal(404, (int)second.StatusCode);
    }

    [Fact]
    public async Task A_follow_up_by_response_id_knows_what_was_said()
    {
        var first = await ReplyAsync(Request("Hello"));
        var request = Request("And Tuesday?");
        request["previous_response_id"] = first.GetProperty("id").GetString();

        var second = await ReplyAsync(request);

        Assert.Equal(DefaultReply.To(["Hello", TextOf(first)], "And Tuesday?"), TextOf(second));
    }

    [Fact]
    public async Task A_response_that_was_not_stored_cannot_be_followed_up()
    {
        var request = Request("Hello");
        request["store"] = false;
        var first = await ReplyAsync(request);
        var followUp = Request("And Tuesday?");
        followUp["previous_response_id"] = first.GetProperty("id").GetString();

        var (status, error) = await ErrorAsync(followUp);

        Assert.Equal(400, status);
        Assert.Equal("previous_response_not_found", error.GetProperty("code").GetString());
    }

    private async Task<string> CreateAsync()
    {
        using var response = await PostAsync(new JsonObject(), "conversations");
        return (await JsonAsync(response)).GetProperty("id").GetString()!;
    }
}
