using System.Text.Json;
using WhatsAppReplies.Local.Providers.Hosting;
using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

public sealed class FaultTests : OpenAiTestBase
{
    public static TheoryData<string, int, string, string?> Errors => new()
    {
        { nameof(OpenAiError.ConversationLocked), 400, "invalid_request_error", "conversation_locked" },
        { nameof(OpenAiError.InvalidKey), 401, "invalid_request_error", "invalid_api_key" },
        { nameof(OpenAiError.SlowDown), 429, "rate_limit_error", "slow_down" },
        { nameof(OpenAiError.RateLimited), 429, "rate_limit_error", "rate_limit_exceeded" },
        { nameof(OpenAiError.QuotaExceeded), 429, "insufficient_quota", "credit_balance_exhausted" },
        { nameof(OpenAiError.Server), 500, "server_error", "server_error" },
        { nameof(OpenAiError.Overloaded), 503, "service_unavailable_error", "server_is_overloaded" },
        { nameof(OpenAiError.UnsupportedParameter), 400, "invalid_request_error", null },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_error_comes_with_its_status_type_and_code(string name, int status, string type, string? code)
    {
        Server.Script.Next(new OpenAiFault.Refuse(Named(name)));

        var (got, error) = await ErrorAsync(Request("Hello"));

        Assert.Equal((status, type, code), (got, error.GetProperty("type").GetString(), error.GetProperty("code").GetString()));
        Assert.True(error.TryGetProperty("param", out _));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(null)]
    public async Task A_rate_limit_may_say_how_long_to_wait(int? seconds)
    {
        Server.Script.Next(new OpenAiFault.Refuse(OpenAiError.RateLimited(seconds)));

        using var response = await PostAsync(Request("Hello"));

        Assert.Equal(seconds, response.Headers.RetryAfter?.Delta?.TotalSeconds is { } wait ? (int)wait : null);
    }

    [Fact]
    public async Task A_gateway_answers_with_a_page()
    {
        Server.Script.Next(new OpenAiFault.Html(502));

        using var response = await PostAsync(Request("Hello"));

        Assert.Equal(502, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_good_status_may_come_with_a_body_that_is_not_json()
    {
        Server.Script.Next(new OpenAiFault.Garbage());

        using var response = await PostAsync(Request("Hello"));

        Assert.Equal(200, (int)response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }

    [Theory]
    [InlineData(nameof(Hangup.Reset))]
    [InlineData(nameof(Hangup.Close))]
    public async Task A_connection_is_dropped_without_an_answer(string hangup)
    {
        Server.Script.Next(new OpenAiFault.Drop(Hangup: Enum.Parse<Hangup>(hangup)));

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(Request("Hello")));
    }

    [Fact]
    public async Task A_connection_breaks_in_the_middle_of_the_answer()
    {
        var conversation = Server.Conversations.Create();
        Server.Script.Next(new OpenAiFault.DropMidBody());

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(Request("Hello", conversation.Id)));

        Assert.Equal(HttpRequestError.ResponseEnded, (error.InnerException as HttpIOException)?.HttpRequestError);
        Assert.Equal(3, conversation.Items.Count);
    }

    [Fact]
    public async Task Silence_lasts_until_the_caller_gives_up()
    {
        Server.Script.Next(new OpenAiFault.Silence());
        using var patience = new CancellationTokenSource();

        var waiting = PostAsync(Request("Hello"), cancellationToken: patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task The_other_conversation_is_not_touched_by_a_fault_of_one()
    {
        var (one, other) = (Server.Conversations.Create().Id, Server.Conversations.Create().Id);
        Server.Script.When(call => call.ConversationId == one, new OpenAiFault.Refuse(OpenAiError.ConversationLocked), times: 2);

        Assert.Equal(400, (await ErrorAsync(Request("Hello", one))).Status);
        await ReplyAsync(Request("Hello", other));
        Assert.Equal(400, (await ErrorAsync(Request("Hello", one))).Status);
        await ReplyAsync(Request("Hello", one));
    }

    private static OpenAiError Named(string name) => name switch
    {
        nameof(OpenAiError.ConversationLocked) => OpenAiError.ConversationLocked,
        nameof(OpenAiError.InvalidKey) => OpenAiError.InvalidKey,
        nameof(OpenAiError.SlowDown) => OpenAiError.SlowDown,
        nameof(OpenAiError.RateLimited) => OpenAiError.RateLimited(),
        nameof(OpenAiError.QuotaExceeded) => OpenAiError.QuotaExceeded(),
        nameof(OpenAiError.Server) => OpenAiError.Server,
        nameof(OpenAiError.Overloaded) => OpenAiError.Overloaded,
        nameof(OpenAiError.UnsupportedParameter) => OpenAiError.UnsupportedParameter("temperature"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such error."),
    };
}
