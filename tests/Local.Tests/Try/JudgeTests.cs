using WhatsAppReplies.Local.Try.Running;
using WhatsAppReplies.Local.Try.Trials;
using WhatsAppReplies.Local.Try.Verdicts;

namespace WhatsAppReplies.Local.Tests.Try;

/// <summary>What a real model says is judged, and what it may cost is bounded.</summary>
public sealed class JudgeTests
{
    private static readonly Usage Usage = new(100_000, 10_000);

    [Theory]
    [InlineData("A colleague takes over.", "angry", false)]
    [InlineData("A COLLEAGUE takes over.", "angry", false)]
    [InlineData("I take over.", "angry", true)]
    public async Task What_must_be_in_a_reply_is_looked_for_in_any_case(string reply, string handOff, bool fails)
    {
        var result = await RunAsync(Turn() with { Must = [TrialKeys.Pattern("colleague|someone")], HandsOff = true }, Replied(reply, handOff));

        Assert.Equal(fails ? ["must be in the reply and is not: colleague|someone"] : [], result.Turns[0].Objections);
        Assert.Equal(!fails, result.Holds);
    }

    [Fact]
    public async Task What_must_not_be_in_a_reply_is_found() => Assert.Equal(
        ["must not be in the reply and is: per hour"],
        (await RunAsync(Turn() with { MustNot = [TrialKeys.Pattern("per hour")] }, Replied("It is 12 pounds per hour."))).Turns[0].Objections);

    [Theory]
    [InlineData(true, null, "must hand off and does not")]
    [InlineData(false, "no idea", "must not hand off and does: no idea")]
    public async Task A_hand_off_that_is_wrong_is_named(bool must, string? handOff, string objection) =>
        Assert.Equal([objection], (await RunAsync(Turn() with { HandsOff = must }, Replied("Well.", handOff))).Turns[0].Objections);

    [Theory]
    [InlineData(true, "must complete the task and does not")]
    [InlineData(false, "must not complete the task and does")]
    public async Task A_task_that_is_completed_wrongly_is_named(bool must, string objection) =>
        Assert.Equal([objection], (await RunAsync(Turn() with { CompletesTask = must }, Replied("Well.", completesTask: !must))).Turns[0].Objections);

    [Fact]
    public async Task A_request_that_could_pass_the_ceiling_is_not_sent()
    {
        var model = new ScriptedModel(Replied("First."), Replied("Second."), Replied("Third."));
        var run = new TrialRun(model, new Judge(judgesWhatIsSaid: true), new Ceiling(new Prices(1, 2), most: 0.30m, mostOutput: 10_000));

        var result = await run.RunAsync(new Trial("t", "a", "about", [Turn(), Turn(), Turn()]), CancellationToken.None);

        // Each costs 0.12 and could cost as much again.
        Assert.Equal(2, model.Asked.Count);
        Assert.StartsWith(
            "not asked: it could cost $0.36 together with what was spent, and the ceiling is $0.30",
            Assert.Single(result.Turns[2].Objections),
            StringComparison.Ordinal);
        Assert.False(result.Holds);
    }

    [Fact]
    public async Task A_request_whose_cost_nobody_told_counts_with_all_that_it_could_have_cost()
    {
        var model = new ScriptedModel(new TurnAnswer.Failed("openai_timeout: no answer"), Replied("Second."));
        var run = new TrialRun(model, new Judge(judgesWhatIsSaid: true), new Ceiling(new Prices(1, 2), most: 0.20m, mostOutput: 10_000));

        await run.RunAsync(new Trial("first", "a", "about", [Turn()]), CancellationToken.None);
        var second = await run.RunAsync(new Trial("second", "a", "about", [Turn()]), CancellationToken.None);

        Assert.Single(model.Asked);
        Assert.StartsWith("not asked: it could cost $0.24", Assert.Single(second.Turns[0].Objections), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_answer_is_part_of_what_the_next_turn_is_asked_with()
    {
        var model = new ScriptedModel(Replied("First."), Replied("Second."));

        await new TrialRun(model, new Judge(judgesWhatIsSaid: true), ceiling: null)
            .RunAsync(new Trial("t", "a", "about", [Turn("one"), Turn("two")]), CancellationToken.None);

        Assert.Equal([], model.Asked[0].Said);
        Assert.Equal([(true, "one"), (false, "First.")], model.Asked[1].Said);
    }

    [Fact]
    public async Task A_key_without_prices_is_refused_since_no_ceiling_could_be_kept()
    {
        using var folder = new TrialFolder(assistant =>
        {
            assistant.Remove("price_per_million_input_tokens");
            assistant.Remove("price_per_million_output_tokens");
        });
        folder.AddTrial("one", """[{"customer": ["hello"]}]""");

        var (exitCode, output, errors) = await folder.TryAsync(key: "sk-secret");

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("no ceiling can be kept", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_model_is_announced_loudly_before_it_is_asked_and_a_ceiling_below_one_request_asks_nothing()
    {
        using var folder = new TrialFolder();
        folder.AddTrial("one", """[{"customer": ["hello"]}]""");

        var (exitCode, output, _) = await folder.TryAsync("sk-secret", "--most-dollars", "0.0001");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("OPENAI_API_KEY IS SET: THE REAL MODEL gpt-5.6-luna IS ASKED AND COSTS MONEY, at most $0.0001", output, StringComparison.Ordinal);
        Assert.Contains("not asked: it could cost", output, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", output, StringComparison.Ordinal);
    }

    private static Task<TrialResult> RunAsync(TrialTurn turn, TurnAnswer answer) =>
        new TrialRun(new ScriptedModel(answer), new Judge(judgesWhatIsSaid: true), ceiling: null)
            .RunAsync(new Trial("t", "a", "about", [turn]), CancellationToken.None);

    private static TrialTurn Turn(string text = "hello") => new([text]);

    private static TurnAnswer.Replied Replied(string text, string? handOff = null, bool completesTask = false) =>
        new("one", text, [text], handOff, completesTask) { Usage = Usage };

    private sealed class ScriptedModel(params TurnAnswer[] answers) : ITriedModel
    {
        public List<TriedConversation> Asked { get; } = [];

        public int MostTokens(TriedConversation conversation, IReadOnlyList<string> customer) => (int)Usage.Input;

        public Task<TurnAnswer> ReplyAsync(TriedConversation conversation, IReadOnlyList<string> customer, CancellationToken cancellationToken)
        {
            Asked.Add(conversation);
            return Task.FromResult(answers[Asked.Count - 1]);
        }
    }
}
