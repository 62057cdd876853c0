using Tests.Support.Loopback;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>What a stack is compared with every night: the run that deployed it last.</summary>
public sealed class DeployedStacksTests : IDisposable
{
    private readonly WorkflowScript _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task It_is_the_run_whose_job_of_the_stack_s_name_succeeded_last()
    {
        await using var gitHub = await GitHubAsync(
            promoted: [11, 12, 13],
            byHand: [21],
            // dev has 13 already, and prod waits for somebody to approve it.
            (
                13,
                """{"name": "dev", "conclusion": "success", "completed_at": "2026-03-03T10:00:00Z"}, {"name": "prod","""
                + """ "conclusion": null, "completed_at": null}"""),
            (12, """{"name": "dev", "conclusion": "failure", "completed_at": "2026-03-02T10:00:00Z"}"""),
            (
                11,
                """{"name": "dev", "conclusion": "success", "completed_at": "2026-03-01T10:00:00Z"}, {"name": "prod", "conclusion": "success","""
                + """ "completed_at": "2026-03-01T12:00:00Z"}"""),
            (
                21,
                """{"name": "package", "conclusion": "success", "completed_at": "2026-03-01T10:00:00Z"}, {"name": "up staging", "conclusion": "success","""
                + """ "completed_at": "2026-03-01T10:20:00Z"}"""));

        var (exitCode, said, output) = await FindAsync(gitHub, """["dev","prod","staging","anna"]""");

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """stacks=[{"stack":"dev","run":13,"commit":"commit-13"},{"stack":"prod","run":11,"commit":"commit-11"},"""
            + """{"stack":"staging","run":21,"commit":"commit-21"}]""",
            output);
        Assert.Contains("::notice::anna is left out: no workflow has deployed it", said, StringComparison.Ordinal);
        Assert.All(gitHub.Requests, request => Assert.Equal("Bearer token-of-the-run", request.Headers["authorization"]));
    }

    [Fact]
    public async Task An_older_run_that_was_approved_after_a_newer_one_is_what_prod_runs()
    {
        await using var gitHub = await GitHubAsync(
            promoted: [12, 11],
            byHand: [],
            (12, """{"name": "prod", "conclusion": "success", "completed_at": "2026-03-02T10:00:00Z"}"""),
            (11, """{"name": "prod", "conclusion": "success", "completed_at": "2026-03-04T10:00:00Z"}"""));

        Assert.Equal("""stacks=[{"stack":"prod","run":11,"commit":"commit-11"}]""", (await FindAsync(gitHub, """["prod"]""")).Output);
    }

    /// <summary>Both workflows have jobs that do something else: each is called like a stack that somebody may have.</summary>
    [Fact]
    public async Task A_stack_that_is_called_like_a_job_is_not_deployed_by_it()
    {
        await using var gitHub = await GitHubAsync(
            promoted: [11],
            byHand: [21],
            (
                11,
                """{"name": "test", "conclusion": "success", "completed_at": "2026-03-01T10:00:00Z"}, {"name": "package", "conclusion": "success","""
                + """ "completed_at": "2026-03-01T10:00:00Z"}, {"name": "dev", "conclusion": "success", "completed_at": "2026-03-01T10:00:00Z"}"""),
            (
                21,
                """{"name": "allowed", "conclusion": "success", "completed_at": "2026-03-01T10:00:00Z"}, {"name": "package", "conclusion": "success","""
                + """ "completed_at": "2026-03-01T10:10:00Z"}, {"name": "up test", "conclusion": "success", "completed_at": "2026-03-01T10:20:00Z"}, """
                + """{"name": "up dev", "conclusion": "success", "completed_at": "2026-03-01T10:30:00Z"}"""));

        Assert.Equal(
            """stacks=[{"stack":"dev","run":11,"commit":"commit-11"},{"stack":"test","run":21,"commit":"commit-21"}]""",
            (await FindAsync(gitHub, """["allowed","dev","package","test"]""")).Output);
    }

    [Fact]
    public void The_names_by_which_it_goes_are_those_of_the_workflows()
    {
        var script = File.ReadAllText(RepositoryFolder.File(".github", "actions", "deployed", "deployed.mjs"));

        Assert.Contains("const promoted = ['dev', 'prod'];", script, StringComparison.Ordinal);
        Assert.Contains("`up ${stack}`", script, StringComparison.Ordinal);
        Assert.Contains(
            "\n    name: up ${{ inputs.stack }}\n",
            File.ReadAllText(RepositoryFolder.File(".github", "workflows", "deploy-stack.yml")),
            StringComparison.Ordinal);
        Assert.All(new[] { "dev", "prod" }, job =>
            Assert.Contains($"\n  {job}:\n", File.ReadAllText(RepositoryFolder.File(".github", "workflows", "deploy.yml")), StringComparison.Ordinal));
        Assert.All(new[] { "deploy.yml", "deploy-stack.yml" }, workflow =>
            Assert.Contains("retention-days: 90", File.ReadAllText(RepositoryFolder.File(".github", "workflows", workflow)), StringComparison.Ordinal));
    }

    /// <summary>An older run whose tests took longer does not take back what a newer one has brought.</summary>
    [Theory]
    [InlineData("11", "::error::dev has commit commit-12 by run 12, which began after this one: it is not taken back.")]
    [InlineData("12", null)]
    [InlineData("13", null)]
    [InlineData("", null)]
    public async Task A_run_that_comes_after_a_newer_one_is_refused(string run, string? refusal)
    {
        await using var gitHub = await GitHubAsync(
            promoted: [12], byHand: [], (12, """{"name": "dev", "conclusion": "success", "completed_at": "2026-03-02T10:00:00Z"}"""));

        var (exitCode, said, output) = await FindAsync(gitHub, """["dev"]""", run);

        Assert.Equal((refusal is null ? 0 : 1, refusal is null), (exitCode, output != ""));
        Assert.Equal(refusal is not null, refusal is not null && said.Contains(refusal, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(79, false)]
    [InlineData(81, true)]
    public async Task A_stack_whose_zip_will_soon_be_gone_is_told(int days, bool isTold)
    {
        var at = DateTimeOffset.UtcNow.AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await using var gitHub = await GitHubAsync(
            promoted: [12], byHand: [], (12, $$"""{"name": "dev", "conclusion": "success", "completed_at": "{{at}}"}"""));

        var (_, said, _) = await FindAsync(gitHub, """["dev"]""");

        Assert.Equal(isTold, said.Contains($"::warning::dev was deployed {days} days ago. Its zip is kept for 90 days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_was_deployed_the_list_is_empty_and_the_jobs_after_it_are_left_out()
    {
        await using var gitHub = await GitHubAsync(promoted: [], byHand: []);

        Assert.Equal("stacks=[]", (await FindAsync(gitHub, """["dev"]""")).Output);
        Assert.All(new[] { "drift.yml", "rebuild.yml" }, workflow =>
            Assert.Contains(
                "if: needs.deployed.outputs.stacks != '[]'",
                File.ReadAllText(RepositoryFolder.File(".github", "workflows", workflow)),
                StringComparison.Ordinal));
    }

    /// <summary>A list that could not be had is no empty one.</summary>
    [Fact]
    public async Task GitHub_that_does_not_answer_fails_the_job()
    {
        await using var gitHub = await LoopbackServer.StartAsync(Answer.Json(502, "{}"));

        var (exitCode, said, output) = await FindAsync(gitHub, """["dev"]""");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("GitHub answered 502 to workflows/deploy", said, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Said, string Output)> FindAsync(LoopbackServer gitHub, string stacks, string notAfter = "") => _repository.RunAsync(
        "deployed/deployed.mjs",
        ("STACKS", stacks),
        ("NOT_AFTER", notAfter),
        ("GITHUB_TOKEN", "token-of-the-run"),
        ("GITHUB_REPOSITORY", "example/replies"),
        ("GITHUB_API_URL", gitHub.Address.ToString().TrimEnd('/')));

    private static Task<LoopbackServer> GitHubAsync(int[] promoted, int[] byHand, params (int Run, string Jobs)[] jobs) =>
        LoopbackServer.StartAsync((request, _) =>
        {
            const string actions = "/repos/example/replies/actions";
            string Runs(int[] ids) => $$"""{"workflow_runs": [{{string.Join(", ", ids.Select(id => $$"""{"id": {{id}}, "head_sha": "commit-{{id}}"}"""))}}]}""";
            return Task.FromResult(request.Path switch
            {
                $"{actions}/workflows/deploy.yml/runs" => Answer.Json(200, Runs(promoted)),
                $"{actions}/workflows/deploy-stack.yml/runs" => Answer.Json(200, Runs(byHand)),
                var path => jobs.Where(one => path == $"{actions}/runs/{one.Run}/jobs")
                    .Select(one => Answer.Json(200, $$"""{"jobs": [{{one.Jobs}}]}"""))
                    .SingleOrDefault() ?? Answer.Json(404, "{}"),
            });
        });
}
