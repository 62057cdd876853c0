namespace WhatsAppReplies.Local.Tests.Try;

/// <summary>Mistakes of trial files are named by file and key, and nothing runs.</summary>
public sealed class TrialFileTests : IDisposable
{
    private readonly TrialFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        """{"assistant": "asst_of_the_trials", "about": "a", "turns": [{"customer": ["a"], "musst": ["b"]}]}""",
        "turns[0].musst: there is no such key: did you mean must?")]
    [InlineData(
        """{"assistant": "asst_of_the_trials", "about": "a", "turns": [{"customer": ["a"]}, {"must": ["b"]}]}""",
        "turns[1].customer is missing; allowed: a list of texts")]
    [InlineData("""{"assistant": "asst_of_the_trials", "about": "a", "turns": [{"customer": "a"}]}""", "turns[0].customer; allowed: a list of texts")]
    [InlineData(
        """{"assistant": "asst_of_the_trials", "about": "a", "turns": [{"customer": ["a"], "must_not": ["(" ]}]}""",
        "turns[0].must_not; allowed: a list of regular expressions")]
    [InlineData(
        """{"assistant": "asst_of_the_trials", "about": "a", "turns": [{"customer": ["a"], "hand_off": "yes"}]}""",
        "turns[0].hand_off; allowed: true or false")]
    [InlineData(
        """{"assistant": "asst_of_the_trials", "about": "a", "turns": [{"customer": ["a"], "hand_off": true}, {"customer": ["b"]}]}""",
        "turns[0].hand_off is true, and turns follow")]
    [InlineData("""{"assistant": "asst_of_the_trials", "about": "a", "turns": []}""", "turns is a list; allowed: a list of objects, one a turn")]
    [InlineData(
        """{"assistant": "nobody", "about": "a", "turns": [{"customer": ["a"]}]}""",
        "assistant is 'nobody'; there is no such assistant; allowed: asst_of_the_trials")]
    [InlineData("""{"assistant": "asst_of_the_trials", "turns": [{"customer": ["a"]}]}""", "about is missing; allowed: what the trial is for, in a line")]
    [InlineData(
        """{"assistant": "asst_of_the_trials", "about": "a", "turn": [], "turns": [{"customer": ["a"]}]}""",
        "turn is a list; there is no such key: did you mean turns?")]
    [InlineData(
        """{"assistant": "asst_of_the_trials", "about": "a", "record": {"messages": []}, "turns": [{"customer": ["a"]}]}""",
        "record is an object; messages do not stand in it")]
    [InlineData("""{"assistant": """, "this is not JSON; allowed: one object with the keys assistant, about, record, turns")]
    public async Task A_mistake_is_named_with_its_file_and_key(string json, string named)
    {
        _folder.Add("wrong", json);

        var (exitCode, output, errors) = await _folder.TryAsync();

        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("infra/assistants/trials has a mistake:\n  - wrong.json", errors, StringComparison.Ordinal);
        Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_that_the_assistant_does_not_ask_for_cannot_be_demanded()
    {
        using var folder = new TrialFolder(assistant => assistant.Remove("signals"));
        folder.AddTrial("wrong", """[{"customer": ["a"], "task_complete": true, "hand_off": true}]""");

        var (exitCode, _, errors) = await folder.TryAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains("wrong.json: turns[0].hand_off is true, and the assistant's signals have no hand_off", errors, StringComparison.Ordinal);
        Assert.Contains("wrong.json: turns[0].task_complete is true, and the assistant's signals have no task_complete", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_of_all_files_are_told_at_once()
    {
        _folder.Add("first", "{}");
        _folder.Add("second", "[]");

        var (_, _, errors) = await _folder.TryAsync();

        Assert.Contains("first.json: turns is missing", errors, StringComparison.Ordinal);
        Assert.Contains("second.json, line 1: this is not JSON", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_without_trials_and_one_that_is_none_are_told_apart()
    {
        var (exitCode, _, errors) = await _folder.TryAsync();
        Assert.Equal(2, exitCode);
        Assert.Equal("No file under infra/assistants/trials names the assistant asst_of_the_trials: there is nothing to try.", errors.Trim());

        using var other = new StringWriter();
        Assert.Equal(2, await Local.Try.Program.RunAsync(
            ["try", "--assistant", "nobody", "--root", _folder.Root], TextWriter.Null, other, _ => null, CancellationToken.None));
        Assert.Equal("--assistant=nobody: there is no such file under infra/assistants. Assistants: asst_of_the_trials.", other.ToString().Trim());
    }

    [Theory]
    [InlineData("--assistant is missing", "try")]
    [InlineData("--most-dollars is many", "try", "--assistant", "a", "--most-dollars", "many")]
    [InlineData("--most-dollars is 0;", "try", "--assistant", "a", "--most-dollars", "0")]
    public async Task A_mistake_of_the_command_line_is_named(string named, params string[] arguments)
    {
        using var errors = new StringWriter();

        Assert.Equal(2, await Local.Try.Program.RunAsync(arguments, TextWriter.Null, errors, _ => null, CancellationToken.None));
        Assert.Contains(named, errors.ToString(), StringComparison.Ordinal);
    }
}
