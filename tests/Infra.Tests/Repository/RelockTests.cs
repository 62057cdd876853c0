using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace WhatsAppReplies.Infra.Tests.Repository;

/// <summary>
/// Dependabot does not know the lock files of the function's packages: a workflow writes them anew for its pull requests. Its scripts run here, in repositories
/// that are made for the test.
/// </summary>
public sealed class RelockTests : IDisposable
{
    private const string Branch = "dependabot/nuget/packages";

    private static readonly YamlMappingNode Jobs = (YamlMappingNode)GitHubFile.Read("workflows", "relock.yml")["jobs"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void It_works_for_pull_requests_of_Dependabot_from_this_repository_and_for_no_other()
    {
        var lockJob = (YamlMappingNode)Jobs["lock"];

        Assert.Contains("github.event.pull_request.user.login == 'dependabot[bot]'", lockJob["if"].ToString(), StringComparison.Ordinal);
        Assert.Contains("github.event.pull_request.head.repo.full_name == github.repository", lockJob["if"].ToString(), StringComparison.Ordinal);
        Assert.Equal("lock", Jobs["push"]["needs"].ToString());
    }

    /// <summary>What is restored is code of others; who writes to the repository runs none of it.</summary>
    [Fact]
    public void The_job_that_restores_may_not_write_and_the_one_that_writes_restores_nothing()
    {
        Assert.DoesNotContain("permissions", ((YamlMappingNode)Jobs["lock"]).Children.Keys.Select(key => key.ToString()));
        Assert.Equal("{ { contents, write } }", Jobs["push"]["permissions"].ToString());
        Assert.DoesNotMatch(@"build\.sh|dotnet|npm|\./\.github", Jobs["push"].ToString());
        Assert.Contains("persist-credentials, false", Jobs["lock"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_locked_anew_stands_in_a_commit_of_the_pull_request_and_nothing_else()
    {
        var (remote, clone) = await RepositoryAsync();
        await WriteAsync(clone, "app/packages.lock.json", "new");
        await WriteAsync(clone, "app/packages.native-linux-x64.lock.json", "new");
        await WriteAsync(clone, "ops/packages.lock.json", "made anew");
        // Whatever restored code has changed besides is not handed on.
        await WriteAsync(clone, "app/Program.cs", "changed");

        Assert.Equal("changed=true", await CollectAsync(clone));

        var pushed = await PushAsync(remote, clone);

        Assert.Equal("new", await File.ReadAllTextAsync(Path.Combine(pushed, "app", "packages.lock.json")));
        Assert.Equal("new", await File.ReadAllTextAsync(Path.Combine(pushed, "app", "packages.native-linux-x64.lock.json")));
        Assert.Equal("made anew", await File.ReadAllTextAsync(Path.Combine(pushed, "ops", "packages.lock.json")));
        Assert.Equal("as it was", await File.ReadAllTextAsync(Path.Combine(pushed, "app", "Program.cs")));
        Assert.False(File.Exists(Path.Combine(pushed, "relock.patch")));
        // Or Dependabot would leave a branch alone that somebody else has written to.
        Assert.Contains("[dependabot skip]", await RunAsync(pushed, "git log -1 --format=%B"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_patch_changes_beside_lock_files_is_not_taken()
    {
        var (remote, clone) = await RepositoryAsync();
        await WriteAsync(clone, "app/packages.lock.json", "new");
        await WriteAsync(clone, "app/Program.cs", "changed");
        await RunAsync(clone, "git diff --binary > relock.patch");

        var pushed = await PushAsync(remote, clone);

        Assert.Equal("new", await File.ReadAllTextAsync(Path.Combine(pushed, "app", "packages.lock.json")));
        Assert.Equal("as it was", await File.ReadAllTextAsync(Path.Combine(pushed, "app", "Program.cs")));
    }

    [Fact]
    public async Task Where_nothing_differs_nothing_is_pushed()
    {
        var (_, clone) = await RepositoryAsync();

        Assert.Equal("changed=false", await CollectAsync(clone));
        Assert.Contains("needs.lock.outputs.changed == 'true'", Jobs["push"]["if"].ToString(), StringComparison.Ordinal);
    }

    /// <summary>Each kind that the build writes is one that is handed on.</summary>
    [Fact]
    public void The_files_that_the_build_writes_are_those_that_it_hands_on()
    {
        var names = Regex.Matches(File.ReadAllText(RepositoryFolder.File("eng", "cake", "lockfiles.cake")), "\"(packages[^\"]*\\.lock\\.json)\"");

        Assert.Equal(2, names.Count);
        Assert.All(names, name => Assert.Matches(@"^packages.*\.lock\.json$", name.Groups[1].Value));
        Assert.Contains("packages*.lock.json", Script("lock"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_lock_files_it_says_so_and_restores_nothing()
    {
        var steps = ((YamlSequenceNode)Jobs["lock"]["steps"]).Cast<YamlMappingNode>().Skip(1).ToList();

        Assert.Contains("::notice::", steps[0]["run"].ToString(), StringComparison.Ordinal);
        Assert.Equal("hashFiles('**/packages.lock.json') == ''", steps[0]["if"].ToString());
        Assert.All(steps.Skip(1), step => Assert.Contains("hashFiles('**/packages.lock.json') != ''", step["if"].ToString(), StringComparison.Ordinal));
    }

    private async Task<string> CollectAsync(string clone)
    {
        var output = Path.Combine(_folder.FullName, "output");
        await RunAsync(clone, Script("lock"), ("GITHUB_OUTPUT", output));
        return (await File.ReadAllTextAsync(output)).Trim();
    }

    /// <summary>The job that pushes, with the patch of the clone.</summary>
    /// <returns>The branch, as it is then.</returns>
    private async Task<string> PushAsync(string remote, string clone)
    {
        var pushing = await CloneAsync(remote, "pushing");
        File.Copy(Path.Combine(clone, "relock.patch"), Path.Combine(pushing, "relock.patch"));
        await RunAsync(pushing, Script("push"));
        return await CloneAsync(remote, "pushed");
    }

    private async Task<(string Remote, string Clone)> RepositoryAsync()
    {
        var remote = Path.Combine(_folder.FullName, "remote.git");
        await RunAsync(_folder.FullName, $"git init --quiet --bare --initial-branch={Branch} remote.git");
        var first = await CloneAsync(remote, "first");
        await WriteAsync(first, "app/packages.lock.json", "old");
        await WriteAsync(first, "app/packages.native-linux-x64.lock.json", "old");
        await WriteAsync(first, "app/Program.cs", "as it was");
        await RunAsync(first, $"git add . && git -c user.name=t -c user.email=t@example.com commit --quiet -m first && git push --quiet origin HEAD:{Branch}");
        return (remote, await CloneAsync(remote, "clone"));
    }

    private async Task<string> CloneAsync(string remote, string name)
    {
        await RunAsync(_folder.FullName, $"git clone --quiet {remote} {name}");
        return Path.Combine(_folder.FullName, name);
    }

    private static async Task WriteAsync(string clone, string file, string text)
    {
        var path = Path.Combine(clone, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
    }

    /// <summary>As a runner runs a step.</summary>
    private static async Task<string> RunAsync(string folder, string script, params (string Name, string Value)[] variables)
    {
        var (exitCode, output) = await CheckTools.StartAsync(
            "bash", folder, ["-e", "-c", script], [("HEAD_REF", Branch), ("GIT_CONFIG_NOSYSTEM", "1"), .. variables]);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>The one of a job that has git in it.</summary>
    private static string Script(string job) => Assert.Single(
        ((YamlSequenceNode)Jobs[job]["steps"]).Cast<YamlMappingNode>().Where(step => step.Children.ContainsKey("run")).Select(step => step["run"].ToString()),
        script => script.Contains("git ", StringComparison.Ordinal));
}
