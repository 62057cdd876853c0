using System.Text.RegularExpressions;
using Pulumi;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class AssistantMistakesTests : IDisposable
{
    private const string AllKeys =
        "assistant_id, model, instructions, max_output_tokens, temperature, reasoning_effort, context, signals, transcription_model, formatting, "
        + "typing_indicator, price_per_million_input_tokens, price_per_million_output_tokens, transcription_price_per_million_input_tokens, "
        + "transcription_price_per_million_output_tokens, transcription_price_per_minute";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void All_mistakes_of_all_files_are_told_at_once_with_file_line_key_and_what_is_allowed()
    {
        Write("asst_a.json", """
            {
              "assistant_id": "asst_b",
              "model": " ",
              "instructions": [""],
              "max_output_tokens": 15,
              "temperature": 2.1,
              "reasoning_effort": "much"
            }
            """);
        Write("asst_c.json", """{"assistant_id": "asst_c", "model": "m", "instructions": ["x"], "price_per_million_input_tokens": 1}""");
        Write("asst_d.json", """{"assistant_id": "asst_d", "model": "m", "instructions": ["x"], "modell": "n"}""");
        Write("asst_e.json", "{\n  \"assistant_id\": \"asst_e\"\n  \"model\": \"m\"}");
        Write("asst_f.json", "{}");
        Write("asst_g.json", """{"assistant_id": "asst_g", "model": "m", "instructions": ["x"], "transcription_price_per_million_output_tokens": 5}""");
        Write("asst_h.json", """{"assistant_id": "asst_h", "model": "m", "instructions": ["x"], "transcription_price_per_minute": 0.006}""");

        Assert.Equal(
            $"""
            infra/assistants has 15 mistakes:
              - asst_a.json, line 2: assistant_id is 'asst_b'; allowed: the file's name without .json
              - asst_a.json, line 3: model is ' '; allowed: the name of a model
              - asst_a.json, line 4: instructions is a list; allowed: a list of lines, at least one of them not empty
              - asst_a.json, line 5: max_output_tokens is 15; allowed: a whole number, 16 and more
              - asst_a.json, line 6: temperature is 2.1; allowed: a number from 0 to 2
              - asst_a.json, line 7: reasoning_effort is 'much'; allowed: one of none, minimal, low, medium, high, xhigh, max
              - asst_c.json: price_per_million_output_tokens is missing; allowed: both prices, which makes the turn's cost a metric, or none
              - asst_d.json, line 1: modell is 'n'; there is no such key: did you mean model?
              - asst_e.json, line 3: this is not JSON; allowed: one object with the keys {AllKeys}
              - asst_f.json: assistant_id is missing; allowed: the file's name without .json
              - asst_f.json: model is missing; allowed: the name of a model
              - asst_f.json: instructions is missing; allowed: a list of lines, at least one of them not empty
              - asst_g.json: transcription_price_per_million_input_tokens is missing; allowed: both prices of transcripts by tokens, or none
              - asst_g.json: transcription_model is missing; allowed: the model that the prices of transcripts are of
              - asst_h.json: transcription_model is missing; allowed: the model that the prices of transcripts are of
            """,
            Mistakes());
    }

    [Theory]
    [InlineData("model", "5", "5")]
    [InlineData("model", "null", "null")]
    [InlineData("instructions", "\"one line\"", "'one line'")]
    [InlineData("instructions", "[1]", "a list")]
    [InlineData("instructions", "[null]", "a list")]
    [InlineData("max_output_tokens", "\"many\"", "'many'")]
    [InlineData("max_output_tokens", "16.5", "16.5")]
    [InlineData("max_output_tokens", "3000000000", "3000000000")]
    [InlineData("temperature", "true", "true")]
    [InlineData("temperature", "-0.1", "-0.1")]
    [InlineData("reasoning_effort", "{}", "an object")]
    [InlineData("context", "\"recipient_first_name\"", "'recipient_first_name'")]
    [InlineData("context", "[]", "a list")]
    [InlineData("context", "[\"recipient_first_name\"]", "a list")]
    [InlineData("context", "[{\"path\": \"a\"}]", "a list")]
    [InlineData("context", "[{\"path\": \"a\", \"label\": \" \"}]", "a list")]
    [InlineData("context", "[{\"path\": \"a\", \"label\": \"two\\nlines\"}]", "a list")]
    [InlineData("context", "[{\"path\": \"a..b\", \"label\": \"A\"}]", "a list")]
    [InlineData("context", "[{\"path\": \"a.b[0]\", \"label\": \"A\"}]", "a list")]
    [InlineData("context", "[{\"path\": \"a\", \"label\": \"A\", \"labels\": \"B\"}]", "a list")]
    [InlineData("context", "[{\"path\": 1, \"label\": \"A\"}]", "a list")]
    [InlineData("signals", "\"hand_off\"", "'hand_off'")]
    [InlineData("signals", "[]", "a list")]
    [InlineData("signals", "[\"hand_off\", \"hand_off\"]", "a list")]
    [InlineData("signals", "[\"handoff\"]", "a list")]
    [InlineData("transcription_model", "true", "true")]
    [InlineData("formatting", "\"html\"", "'html'")]
    [InlineData("formatting", "true", "true")]
    [InlineData("typing_indicator", "\"true\"", "'true'")]
    [InlineData("typing_indicator", "1", "1")]
    [InlineData("price_per_million_input_tokens", "-1", "-1")]
    [InlineData("price_per_million_output_tokens", "\"0.20\"", "'0.20'")]
    [InlineData("transcription_price_per_million_input_tokens", "\"1.25\"", "'1.25'")]
    [InlineData("transcription_price_per_million_output_tokens", "-1", "-1")]
    [InlineData("transcription_price_per_minute", "-0.006", "-0.006")]
    public void A_value_of_a_wrong_kind_is_told_in_the_words_of_the_file(string key, string value, string shown)
    {
        var entries = new Dictionary<string, string>
        {
            ["assistant_id"] = "\"asst_f\"",
            ["model"] = "\"m\"",
            ["instructions"] = "[\"x\"]",
            ["price_per_million_input_tokens"] = "1",
            ["price_per_million_output_tokens"] = "1",
            ["transcription_model"] = "\"t\"",
            ["transcription_price_per_million_input_tokens"] = "1",
            ["transcription_price_per_million_output_tokens"] = "1",
            [key] = value,
        };
        Write("asst_f.json", $"{{{string.Join(",\n", entries.Select(entry => $"\"{entry.Key}\": {entry.Value}"))}}}");

        var message = Mistakes();

        Assert.StartsWith("infra/assistants has a mistake:\n", message, StringComparison.Ordinal);
        Assert.Matches($@"  - asst_f\.json, line \d: {key} is {Regex.Escape(shown)}; allowed: ", message);
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("// a comment\n{}")]
    public void What_is_not_one_object_is_refused_in_our_words(string text)
    {
        Write("asst_f.json", text);

        Assert.Matches(@"asst_f\.json, line 1: this is not JSON; allowed: one object with the keys assistant_id, ", Mistakes());
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused()
    {
        Write("asst_f.json", "{\"assistant_id\": \"asst_f\", \"model\": \"m\",\n\"instructions\": [\"x\"],\n\"model\": \"n\"}");

        Assert.Contains("asst_f.json, line 3: model is 'n'; allowed: once in a file", Mistakes(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_not_repeated_in_full()
    {
        Write("asst_f.json", $$"""{"assistant_id": "asst_f", "model": "m", "instructions": ["x"], "reasoning_effort": "{{new string('a', 1000)}}"}""");

        Assert.InRange(Mistakes().Length, 1, 300);
    }

    [Fact]
    public void Context_and_signals_in_the_right_form_are_read()
    {
        Write("asst_f.json", """
            {"assistant_id": "asst_f", "model": "m", "instructions": ["x"], "signals": ["task_complete"],
             "context": [{"path": "a", "label": "A"}, {"label": "First name", "path": "project_data.job-role_2"}]}
            """);

        var file = Assert.Single(AssistantFiles.Read(_folder.FullName));

        Assert.Equal([new ContextEntry("a", "A"), new ContextEntry("project_data.job-role_2", "First name")], file.Context);
        Assert.Equal(["task_complete"], file.Signals);
    }

    [Fact]
    public void A_path_that_no_sample_record_has_is_a_warning()
    {
        Write("one.json", """{"about": "", "conversation": {"a": {"b": null}, "c": []}, "staged": []}""");
        Write("two.json", """{"about": "", "conversation": {"d": 1}, "staged": []}""");
        var assistant = new AssistantFile
        {
            Id = "asst_f",
            Model = "m",
            Instructions = ["x"],
            Context = [new("a.b", "B"), new("d", "D"), new("a.e", "E"), new("c.x", "X")],
        };

        Assert.Equal(
            ["infra/assistants/asst_f.json: context has the path a.e, ", "infra/assistants/asst_f.json: context has the path c.x, "],
            SampleRecords.In(_folder.FullName).Unseen([assistant]).Select(warning => warning[..warning.IndexOf("and none", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Without_samples_nobody_is_warned() => Assert.Empty(
        SampleRecords.In(_folder.FullName).Unseen([new AssistantFile { Id = "a", Model = "m", Instructions = ["x"], Context = [new("a", "A")] }]));

    [Fact]
    public void The_samples_of_the_repository_have_what_its_assistants_name() => Assert.Empty(
        SampleRecords.In(SampleRecords.Folder(RepositoryFolder.Root)).Unseen(AssistantFiles.Read(AssistantFiles.Folder(RepositoryFolder.Root))));

    [Fact]
    public void The_assistants_of_the_repository_have_no_mistake() =>
        Assert.NotEmpty(AssistantFiles.Read(RepositoryFolder.File("infra", "assistants")));

    private string Mistakes() => Assert.Throws<RunException>(() => AssistantFiles.Read(_folder.FullName)).Message;

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
