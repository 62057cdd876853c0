using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class StaleAssistantTests : IDisposable
{
    private const string Assistant = "asst_recruitment_replies.json";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    public StaleAssistantTests()
    {
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev.yaml", Path.Combine("infra", "assistants", Assistant) })
        {
            var copy = Path.Combine(_root.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(RepositoryFolder.File(file), copy);
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task An_assistant_that_is_replaced_by_a_file_with_an_older_time_stamp_shows_in_the_plan()
    {
        var before = await PlanAsync();
        var path = Path.Combine(_root.FullName, "infra", "assistants", Assistant);
        var changed = File.ReadAllText(path).Replace("\"max_output_tokens\": ", "\"max_output_tokens\": 1", StringComparison.Ordinal);

        File.WriteAllText(path, changed);
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Contains(PlanDifference.Between(before, await PlanAsync()), line => line.Text.Contains("max_output_tokens", StringComparison.Ordinal));
    }

    private Task<StackPlan> PlanAsync() => Planner.PlanAsync(StackFile.Read(_root.FullName, "dev"), _root.FullName);
}
