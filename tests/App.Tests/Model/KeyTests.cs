using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;

namespace App.Tests.Model;

public class KeyTests
{
    [Fact]
    public async Task A_refused_key_is_dropped_and_a_fresh_one_tried_at_once()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(401, "invalid_request_error", "invalid_api_key"), LoopbackOpenAi.Ok());

        Assert.Equal(2, Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Attempts);

        Assert.Equal(["Bearer sk-first", "Bearer sk-second"], openAi.Server.Requests.Select(request => request.Headers["Authorization"]));
        Assert.Equal(1, openAi.Secrets.Forgotten);
        Assert.Empty(openAi.Time.Waits);
    }

    [Fact]
    public async Task A_fresh_key_that_is_refused_too_is_for_a_person()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Error(401, "invalid_request_error", "invalid_api_key"));

        var refused = Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync());

        Assert.Equal(("openai_unauthorized", 2), (refused.Failure.Code, refused.Attempts));
        Assert.DoesNotContain("sk-", refused.Failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_that_the_request_names_is_used()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());

        await openAi.ReplyAsync();

        Assert.Equal(["openai-secret"], openAi.Secrets.Asked);
    }

    [Fact]
    public async Task A_missing_secret_is_for_a_person()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());
        openAi.Secrets = new(new Result<OpenAiKey>.Refuse(new("secret_missing", "x")));

        Assert.Equal("secret_missing", Assert.IsType<ModelOutcome.Refuse>(await openAi.ReplyAsync()).Failure.Code);
        Assert.Empty(openAi.Server.Requests);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_now_is_asked_for_again()
    {
        await using var openAi = await LoopbackOpenAi.StartAsync(LoopbackOpenAi.Ok());
        openAi.Secrets = new(new Result<OpenAiKey>.TryAgain(new("secret_unreachable", "x")), new Result<OpenAiKey>.Success(new("sk")));

        Assert.Equal(1, Assert.IsType<ModelOutcome.Replied>(await openAi.ReplyAsync()).Attempts);
    }
}
