using WhatsAppReplies.Local.Providers.OpenAi;

namespace WhatsAppReplies.Local.Tests.Providers.OpenAi;

/// <summary>What a conversation holds after a response that its caller never saw.</summary>
public sealed class AppendTests : OpenAiTestBase
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 0)]
    public async Task A_late_answer_is_appended_although_the_caller_left_unless_told_otherwise(bool appends, int items)
    {
        using var guard = new CancellationTokenSource(Wait);
        Server.Behaviour.AppendsWhenCallerLeft = appends;
        var conversation = Server.Conversations.Create();
        Server.Script.Next(new OpenAiFault.Late(Wait));
        using var patience = new CancellationTokenSource();

        var waiting = PostAsync(Request("Hello", conversation.Id), cancellationToken: patience.Token);
        await Clock.UntilTimersAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Server.Requests.Cut.UntilAsync(1, guard.Token);
        Clock.Advance(Wait);
        await Server.Requests.Ended.UntilAsync(1, guard.Token);

        Assert.Equal(items, conversation.Items.Count);
    }

    [Fact]
    public async Task A_conversation_stays_locked_while_the_model_works_for_a_caller_who_left()
    {
        var conversation = Server.Conversations.Create();
        Server.Script.Next(new OpenAiFault.Late(Wait));
        using var patience = new CancellationTokenSource();

        var waiting = PostAsync(Request("Hello", conversation.Id), cancellationToken: patience.Token);
        await Clock.UntilTimersAsync(1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Equal("conversation_locked", (await ErrorAsync(Request("Hello", conversation.Id))).Error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task A_failure_is_appended_only_when_told_so(bool appends, int items)
    {
        Server.Behaviour.AppendsOnFailure = appends;
        var conversation = Server.Conversations.Create();
        Server.Script.Next(new OpenAiFault.Answer(new ModelAnswer.Failed()));

        await ReplyAsync(Request("Hello", conversation.Id));

        Assert.Equal(items, conversation.Items.Count);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 0)]
    public async Task A_dropped_call_may_have_taken_effect(bool takesEffect, int items)
    {
        var conversation = Server.Conversations.Create();
        Server.Script.Next(new OpenAiFault.Drop(takesEffect));

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(Request("Hello", conversation.Id)));

        Assert.Equal(items, conversation.Items.Count);
    }
}
