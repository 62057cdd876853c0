using System.Net.Http.Json;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

public sealed class ModelAnswerTests : OpenAiTestBase
{
    [Fact]
    public async Task Two_phases_come_as_two_messages()
    {
        Says(new ModelAnswer.Phases("Let me see.", "Tuesday it is."));

        var messages = (await ReplyAsync(Request("Hello"))).GetProperty("output").EnumerateArray().Skip(1).ToList();

        Assert.Equal(["commentary", "final_answer"], messages.Select(message => message.GetProperty("phase").GetString()));
    }

    [Fact]
    public async Task A_refusal_is_a_completed_response_with_a_part_of_its_own()
    {
        Says(new ModelAnswer.Refusal("I cannot help with that."));

        var reply = await ReplyAsync(Request("Hello"));

        Assert.Equal("completed", reply.GetProperty("status").GetString());
        Assert.Equal("refusal", reply.GetProperty("output")[1].GetProperty("content")[0].GetProperty("type").GetString());
        Assert.Equal("I cannot help with that.", TextOf(reply));
    }

    [Theory]
    [InlineData("max_output_tokens", "Half a sen")]
    [InlineData("content_filter", null)]
    public async Task An_incomplete_response_says_why(string reason, string? text)
    {
        Says(new ModelAnswer.Incomplete(reason, text));

        var reply = await ReplyAsync(Request("Hello"));

        Assert.Equal("incomplete", reply.GetProperty("status").GetString());
        Assert.Equal(reason, reply.GetProperty("incomplete_details").GetProperty("reason").GetString());
        Assert.Equal(text ?? "", TextOf(reply));
    }

    [Fact]
    public async Task A_failed_response_comes_with_status_200_and_without_usage()
    {
        Says(new ModelAnswer.Failed("rate_limit_exceeded"));

        var reply = await ReplyAsync(Request("Hello"));

        Assert.Equal("failed", reply.GetProperty("status").GetString());
        Assert.Equal("rate_limit_exceeded", reply.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, reply.GetProperty("usage").ValueKind);
    }

    [Fact]
    public async Task A_status_that_nobody_has_heard_of_can_come()
    {
        Says(new ModelAnswer.Unheard("daydreaming"));

        Assert.Equal("daydreaming", (await ReplyAsync(Request("Hello"))).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_answer_of_nothing_but_reasoning_is_completed_and_charged()
    {
        Says(new ModelAnswer.OnlyReasoning());

        var reply = await ReplyAsync(Request("Hello"));

        Assert.Equal("completed", reply.GetProperty("status").GetString());
        Assert.Equal(["reasoning"], reply.GetProperty("output").EnumerateArray().Select(item => item.GetProperty("type").GetString()));
        Assert.True(reply.GetProperty("usage").GetProperty("output_tokens").GetInt32() > 0);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_comes_as_the_model_made_it()
    {
        Says(new ModelAnswer.Text("Great \ud83d \"idea\" \ud83d\ude42"));

        using var response = await Http.PostAsJsonAsync("responses", Request("Hello"));

        Assert.Contains("""Great \ud83d \u0022idea\u0022 \ud83d\ude42""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private void Says(ModelAnswer answer) => Server.Script.Next(new OpenAiFault.Answer(answer));
}
