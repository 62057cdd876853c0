using System.Text.Json.Nodes;

namespace WhatsAppReplies.Local.Tests.Try;

/// <summary>A repository with one assistant and its trials.</summary>
internal sealed class TrialFolder : IDisposable
{
    public const string Assistant = "asst_of_the_trials";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("trials-");

    public TrialFolder(Action<JsonObject>? change = null)
    {
        var assistant = new JsonObject
        {
            ["assistant_id"] = Assistant,
            ["model"] = "gpt-5.6-luna",
            ["instructions"] = new JsonArray("You answer.", "Hand off when you are asked to."),
            ["context"] = new JsonArray(new JsonObject { ["path"] = "recipient_first_name", ["label"] = "First name" }),
            ["signals"] = new JsonArray("hand_off", "task_complete"),
            ["price_per_million_input_tokens"] = 1,
            ["price_per_million_output_tokens"] = 2,
        };
        change?.Invoke(assistant);
        Directory.CreateDirectory(Path.Combine(Root, "infra", "assistants", "trials"));
        File.WriteAllText(Path.Combine(Root, "infra", "assistants", $"{Assistant}.json"), assistant.ToJsonString());
    }

    public string Root => _root.FullName;

    public void Add(string name, string json) => File.WriteAllText(Path.Combine(Root, "infra", "assistants", "trials", $"{name}.json"), json);

    /// <summary>With the turns that are given.</summary>
    public void AddTrial(string name, string turns) =>
        Add(name, $$"""{"assistant": "{{Assistant}}", "about": "a trial", "record": {"recipient_first_name": "Sam"}, "turns": {{turns}}}""");

    public async Task<(int ExitCode, string Output, string Errors)> TryAsync(string? key = null, params string[] more)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await Local.Try.Program.RunAsync(
            ["try", "--assistant", Assistant, "--root", Root, .. more], output, errors, name => name == "OPENAI_API_KEY" ? key : null, CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    public void Dispose() => _root.Delete(recursive: true);
}
