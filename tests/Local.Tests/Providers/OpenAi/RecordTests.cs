using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

public sealed class RecordTests : OpenAiTestBase
{
    [Fact]
    public async Task Calls_are_recorded_in_order_with_what_they_asked()
    {
        var conversation = Server.Conversations.Create();
        var request = Request("Hello", conversation.Id);
        request["instructions"] = "Be brief.";
        request["metadata"] = new JsonObject { ["turn"] = "t1" };
        await ReplyAsync(request);
        using var list = await Http.GetAsync($"conversations/{conversation.Id}/items");

        Assert.Equal([OpenAiEndpoint.CreateResponse, OpenAiEndpoint.ListItems], Server.Calls.Select(call => call.Endpoint));
        Assert.Equal([1, 2], Server.Calls.Select(call => call.Number));
        Assert.All(Server.Calls, call => Assert.Equal(conversation.Id, call.ConversationId));
        Assert.Equal("Hello", Server.Calls[0].UserText);
        Assert.Equal("Be brief.", Server.Calls[0].Request!.Instructions);
        Assert.Equal("t1", Server.Calls[0].Request!.Metadata["turn"]);
        Assert.Equal(1, Server.Counter[OpenAiEndpoint.CreateResponse]);
    }

    [Fact]
    public async Task Calls_are_only_counted_when_their_content_is_not_wanted()
    {
        Server.Behaviour.KeepsCalls = false;

        await ReplyAsync(Request("Hello"));

        Assert.Empty(Server.Calls);
        Assert.Equal(1, Server.Counter.Total.Count);
    }

    [Fact]
    public async Task What_has_no_stand_in_fails_loudly()
    {
        var request = Request("Hello");
        request["stream"] = true;

        using var response = await PostAsync(request);

        Assert.Equal(500, (int)response.StatusCode);
        Assert.IsType<NotSupportedException>(Assert.Single(Server.Requests.Failures));
    }
}
