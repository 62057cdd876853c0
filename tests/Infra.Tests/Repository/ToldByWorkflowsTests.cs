using System.Text.Json;
using WhatsAppReplies.Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>
/// The comment of a pull request and the issue of the night, by the scripts of the workflows: a job that failed before it had anything to report is told too.
/// </summary>
public sealed class ToldByWorkflowsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_reported_stands_in_it_and_nothing_else_where_all_went_well()
    {
        Report("plan-dev.md", "no difference");
        Report("preview-dev.md", "1 to change");

        var comment = await CommentAsync(
            """{"plan": {"result": "success"}, "stacks": {"result": "success", "outputs": {"stacks": "[\"dev\"]"}}, "preview": {"result": "success"}}""");

        Assert.Contains("<summary>dev: pulumi preview</summary>\n\n1 to change", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("**", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_whose_job_failed_before_it_is_told_by_its_stack()
    {
        Report("preview-dev.md", "1 to change");

        var comment = await CommentAsync(
            """{"plan": {"result": "success"}, "stacks": {"result": "success", "outputs": {"stacks": "[\"dev\",\"prod\"]"}},"""
            + """ "preview": {"result": "failure"}}""");

        Assert.Contains(
            "**The job preview ended with failure**: [the run](https://github.example/o/r/actions/runs/7) says why.", comment, StringComparison.Ordinal);
        Assert.Contains("**There is no preview of prod.**", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("no preview of dev", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_stacks_that_could_not_be_had_is_told()
    {
        var comment = await CommentAsync(
            """{"plan": {"result": "failure"}, "stacks": {"result": "failure", "outputs": {}}, "preview": {"result": "skipped"}}""");

        Assert.Contains("**The job plan ended with failure**", comment, StringComparison.Ordinal);
        Assert.Contains("**The job stacks ended with failure**", comment, StringComparison.Ordinal);
        Assert.DoesNotContain("preview ended", comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_account_nothing_is_missing()
    {
        Report("plan-dev.md", "no difference");

        Assert.DoesNotContain(
            "**",
            await CommentAsync("""{"plan": {"result": "success"}, "stacks": {"result": "skipped", "outputs": {}}, "preview": {"result": "skipped"}}"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_issue_of_the_night_names_the_jobs_that_failed_beside_what_they_reported()
    {
        Report("drift-dev.md", "1 to change");

        var issue = await SayAsync(
            "drift.yml", "tell", """{"deployed": {"result": "success"}, "compare": {"result": "failure"}, "verify": {"result": "success"}}""");

        Assert.Contains("Found by https://github.example/o/r/actions/runs/7", issue, StringComparison.Ordinal);
        Assert.Contains("**The job compare ended with failure.**", issue, StringComparison.Ordinal);
        Assert.Contains("### drift-dev.md\n\n1 to change", issue, StringComparison.Ordinal);
        Assert.DoesNotContain("The job verify", issue, StringComparison.Ordinal);
    }

    private void Report(string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "report"));
        File.WriteAllText(Path.Combine(_folder.FullName, "report", file), text);
    }

    private Task<string> CommentAsync(string needs) => SayAsync("pull-request.yml", "comment", needs);

    /// <summary>In the surroundings that the action of GitHub gives a script.</summary>
    private async Task<string> SayAsync(string workflow, string job, string needs)
    {
        var program = Path.Combine(_folder.FullName, "script.mjs");
        await File.WriteAllTextAsync(program, $$"""
            import { createRequire } from 'node:module';
            const require = createRequire(import.meta.url);
            const said = [];
            const say = async one => said.push(one.body);
            const github = { paginate: async () => [], rest: { issues: { create: say, createComment: say, updateComment: say } } };
            const context = { repo: { owner: 'o', repo: 'r' }, issue: { number: 1 }, runId: 7, serverUrl: 'https://github.example' };
            process.env.NEEDS = {{JsonSerializer.Serialize(needs)}};
            await (async () => {
            {{Script(workflow, job)}}
            })();
            console.log(said.join('\n'));
            """);
        var (exitCode, output) = await CheckTools.StartAsync("node", _folder.FullName, [program], []);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static string Script(string workflow, string job)
    {
        var steps = (YamlSequenceNode)GitHubFile.Read("workflows", workflow)["jobs"][job]["steps"];
        var script = steps.Cast<YamlMappingNode>().Single(step => step.Children.ContainsKey("env"));
        Assert.Equal("${{ toJSON(needs) }}", script["env"]["NEEDS"].ToString());
        return script["with"]["script"].ToString();
    }
}
