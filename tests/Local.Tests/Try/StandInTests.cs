namespace WhatsAppReplies.Local.Tests.Try;

/// <summary>Trials without a key: a stand-in answers, and only the form is judged.</summary>
public sealed class StandInTests : IDisposable
{
    private readonly TrialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_conversation_is_shown_with_its_tokens_and_costs_and_a_verdict_about_its_form()
    {
        _folder.AddTrial("small-talk", """[{"customer": ["hello", "anybody there?"]}, {"customer": ["and now?"]}]""");

        var (exitCode, output, errors) = await _folder.TryAsync();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith("A stand-in answers, which does not read instructions: only the form is judged.", output, StringComparison.Ordinal);
        Assert.Contains("small-talk: a trial", output, StringComparison.Ordinal);
        Assert.Contains("  customer   hello\n             anybody there?\n", output, StringComparison.Ordinal);
        Assert.Contains("  assistant  Thank you! I have read 2 new lines after 0 earlier messages", output, StringComparison.Ordinal);
        Assert.Contains("  assistant  Thank you! I have read 1 new line after 2 earlier messages", output, StringComparison.Ordinal);
        Assert.Matches(@"  ✓ the form holds: 2 turns, [\d,]+ tokens, \$0\.\d+", output);
        Assert.Matches(@"1 trial, none failed; [\d,]+ tokens, \$0\.\d+, as the stand-in counts: nothing was charged\.", output);
        Assert.EndsWith("Only the form was judged: a stand-in answered, and what it says means nothing.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_must_be_said_is_not_judged()
    {
        _folder.AddTrial("strict", """[{"customer": ["hello"], "must": ["never said by a stand-in"], "must_not": ["Thank"], "task_complete": true}]""");

        Assert.Equal(0, (await _folder.TryAsync()).ExitCode);
    }

    [Fact]
    public async Task A_person_who_is_asked_for_takes_over_through_the_schema_and_nothing_is_answered_afterwards()
    {
        _folder.AddTrial("person", """[{"customer": ["I want to speak to a person"]}, {"customer": ["hello?"]}]""");

        var (exitCode, output, _) = await _folder.TryAsync();

        Assert.Contains("  hands off  The customer asks for a person.", output, StringComparison.Ordinal);
        Assert.Contains("✗ not asked: a person has the conversation since the turn before", output, StringComparison.Ordinal);
        Assert.Contains("  ✗ fails: 2 turns", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task A_turn_that_the_provider_refuses_fails_with_its_reason()
    {
        using var folder = new TrialFolder(assistant => assistant["model"] = "no-such-model");
        folder.AddTrial("one", """[{"customer": ["hello"]}, {"customer": ["hello?"]}]""");

        var (exitCode, output, _) = await folder.TryAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("✗ openai_", output, StringComparison.Ordinal);
        Assert.Contains("✗ not asked: the turn before has no answer", output, StringComparison.Ordinal);
        Assert.Contains("1 trial, 1 failed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trials_of_this_repository_have_the_right_form()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        var exitCode = await Local.Try.Program.RunAsync(
            ["try", "--assistant", "asst_recruitment_replies", "--root", Repository.Root], output, errors, _ => null, CancellationToken.None);

        Assert.Equal((0, ""), (exitCode, errors.ToString()));
        Assert.Contains("none failed", output.ToString(), StringComparison.Ordinal);
    }
}
