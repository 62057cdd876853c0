using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

/// <summary>Somebody types while the model is asked, where the assistant wants it, and no reply is later or lost for it.</summary>
public class TypingIndicatorTests
{
    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello").Stage("SMb", "are you there?");

    public TypingIndicatorTests() => Wants(true);

    [Fact]
    public async Task It_is_shown_once_under_the_newest_message_before_the_model_is_asked()
    {
        Assert.True(await _world.Deliver());

        Assert.Equal(["SMb"], _world.Phone.Typing);
        Assert.Equal(["messenger ShowTyping", "model Reply", "messenger Send"], ProviderCalls());
        Assert.Equal(3, _world.Summary.ProviderCalls);
        Assert.Empty(Told());
    }

    [Fact]
    public async Task An_assistant_that_does_not_say_so_shows_nothing()
    {
        Wants(false);

        Assert.True(await _world.Deliver());

        Assert.Equal(["model Reply", "messenger Send"], ProviderCalls());
        Assert.Equal(2, _world.Summary.ProviderCalls);
    }

    [Fact]
    public async Task The_credentials_are_the_records()
    {
        _world.WithConversation(item =>
            item[Contract.Conversations.ChannelConfig].M[Contract.Conversations.WhatsApp].M[Contract.Conversations.CredentialsId] = Av.S("tenant-twilio"));

        Assert.True(await _world.Deliver());

        Assert.Equal([("tenant-twilio", false), ("tenant-twilio", false)], _world.Phone.Opened);
    }

    [Fact]
    public async Task One_that_the_provider_does_not_take_is_a_line_for_debugging_and_the_reply_goes_out()
    {
        _world.Phone.TypingScript.Enqueue(_ => Task.FromResult<TypingOutcome>(new TypingOutcome.NotShown(FakePhone.Fault)));

        await IsAnsweredAsync();

        var line = Assert.Single(Told());
        Assert.Equal((Severity.Debug, "scripted"), (line.Severity, line.Fields["reason"].Text));
    }

    [Fact]
    public async Task One_whose_credentials_are_not_to_be_had_is_a_line_for_debugging_too()
    {
        foreach (var opening in (Result<IMessenger>[])[new Result<IMessenger>.TryAgain(FakePhone.Fault), new Result<IMessenger>.Refuse(FakePhone.Fault)])
        {
            var test = new TypingIndicatorTests();
            test._world.Phone.Openings.Enqueue(opening);

            await test.IsAnsweredAsync();

            Assert.Empty(test._world.Phone.Typing);
            Assert.Equal(2, test._world.Summary.ProviderCalls);
            Assert.Equal(Severity.Debug, Assert.Single(test.Told()).Severity);
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_line_for_debugging_without_anything_of_the_customer()
    {
        _world.Phone.TypingScript.Enqueue(_ => throw new HttpRequestException($"{TurnWorld.Channel} SMb are you there?"));

        await IsAnsweredAsync();

        var line = Assert.Single(Told());
        Assert.Equal(Severity.Debug, line.Severity);
        Assert.All(line.Fields.Values, field => Assert.DoesNotMatch("447700900123|SMb|there", field.Text ?? ""));
    }

    [Fact]
    public async Task A_mistake_of_this_code_is_logged_as_a_defect_and_the_reply_goes_out()
    {
        _world.Phone.TypingScript.Enqueue(_ => throw new InvalidOperationException());

        await IsAnsweredAsync();

        Assert.Equal((Severity.Error, "The typing indicator failed because of a defect"), (Assert.Single(Told()).Severity, Told()[0].Message));
    }

    [Fact]
    public async Task A_slow_one_is_cancelled_before_the_reply_is_sent_and_nothing_waits_for_it()
    {
        var started = _world.Clock.GetUtcNow();
        var token = CancellationToken.None;
        var wasCancelled = false;
        _world.Phone.TypingScript.Enqueue(cancellation =>
        {
            token = cancellation;
            return UntilCancelledAsync(cancellation);
        });
        _world.Faults.At(call => call.Operation == "Send", CallPhase.Before, () => wasCancelled = token.IsCancellationRequested);

        var invocation = _world.Begin(_world.Message());

        Assert.True(invocation.IsCompleted, "the turn waits for the indicator");
        Assert.Equal(started, _world.Clock.GetUtcNow());
        Assert.True(wasCancelled, "an indicator may come after the reply");
        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(Severity.Debug, Assert.Single(Told()).Severity);
        Assert.Empty((await invocation).BatchItemFailures);
    }

    [Fact]
    public async Task One_that_does_not_end_holds_the_end_of_the_turn_for_a_second_and_no_reply()
    {
        var never = new TaskCompletionSource<TypingOutcome>();
        _world.Phone.TypingScript.Enqueue(_ => never.Task);
        var started = _world.Clock.GetUtcNow();

        var invocation = _world.Begin(_world.Message());

        Assert.False(invocation.IsCompleted);
        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(Contract.Statuses.ReplySent, _world.Status);
        Assert.Empty((await _world.End(invocation)).BatchItemFailures);
        Assert.Equal(_world.Options.TypingEnd, _world.Clock.GetUtcNow() - started);
        Assert.Equal(Severity.Warning, Assert.Single(Told()).Severity);
    }

    [Fact]
    public async Task A_turn_that_fails_leaves_none_behind()
    {
        var token = CancellationToken.None;
        _world.Phone.TypingScript.Enqueue(cancellation =>
        {
            token = cancellation;
            return UntilCancelledAsync(cancellation);
        });
        _world.Model.Script.Enqueue(_ => throw new InvalidOperationException());

        var invocation = _world.Begin(_world.Message());

        Assert.True(invocation.IsCompleted);
        Assert.Single((await invocation).BatchItemFailures);
        Assert.True(token.IsCancellationRequested);
        Assert.Equal(Severity.Debug, Assert.Single(Told()).Severity);
    }

    [Fact]
    public async Task A_reply_that_another_worker_has_kept_needs_none()
    {
        _world.Faults.Crash(call => call.Operation == "Send", CallPhase.Before);
        await _world.Kill();
        _world.OutlastClaims();

        Assert.True(await _world.Deliver(receiveCount: 2));

        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
        Assert.Equal(["SMb"], _world.Phone.Typing);
    }

    [Fact]
    public async Task Where_no_model_is_asked_nobody_types()
    {
        _world.Stage("SMc", "stop", item => item[Contract.Stage.OptOutReply] = Av.S("You will get no more messages."));
        await _world.Deliver();

        Assert.Equal(["You will get no more messages."], _world.Phone.Texts);
        Assert.Empty(_world.Phone.Typing);
    }

    private void Wants(bool isWanted) => _world.Assistants.Answer =
        id => new Result<Assistant>.Success(new(id, "gpt-test", "Be kind.") { ShowsTyping = isWanted });

    private async Task IsAnsweredAsync()
    {
        Assert.True(await _world.Deliver());
        Assert.Equal([FakeModel.Reply], _world.Phone.Texts);
    }

    private IEnumerable<string> ProviderCalls() => _world.Faults.Calls.Where(call => call.Service is "model" or "messenger").Select(call => call.ToString());

    private List<LogRecord> Told() => _world.Log.Records.FindAll(record => record.Message.Contains("typing indicator", StringComparison.Ordinal));

    /// <summary>The framework's own wait would go on on the thread pool.</summary>
    private static async Task<TypingOutcome> UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<TypingOutcome>();
        await using var registration = cancellationToken.UnsafeRegister((_, token) => cancelled.TrySetCanceled(token), null);
        return await cancelled.Task;
    }
}
