using System.Text.Json;
using System.Text.RegularExpressions;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Repository.Feed;

/// <summary>What was once restored is what workflows restore: lock files are written where a feed has every package, and held to where CI is true.</summary>
public sealed class LockFileTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] LockFiles =
    [
        "app/packages.lock.json", "consumer/packages.lock.json", "app/packages.managed-linux-arm64.lock.json", "app/packages.managed-linux-x64.lock.json",
        "app/packages.native-linux-arm64.lock.json", "app/packages.native-linux-x64.lock.json",
    ];

    private readonly LocalFeed _feed = LocalFeed.Start();
    private readonly RepositoryCopy _repository;

    public LockFileTests() => _repository = new RepositoryCopy(_feed);

    public async Task InitializeAsync()
    {
        _repository.AddFunction();
        var (_, version) = await CheckTools.StartAsync("dotnet", RepositoryFolder.Root, ["--version"]);
        NameSdk(version.Trim());
    }

    public async Task DisposeAsync() => await _feed.DisposeAsync();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_workflow_restores_what_was_locked_and_refuses_other_content_and_another_version_until_that_is_locked()
    {
        Publish(_repository.StandIns);

        await LockAsync();

        Assert.Equal(LockFiles.Order(StringComparer.Ordinal), _repository.Found("packages*.lock.json"));
        using var locked = JsonDocument.Parse(_repository.Read("consumer/packages.lock.json"));
        var package = locked.RootElement.GetProperty("dependencies").GetProperty("net10.0").GetProperty("Pulumi");
        Assert.Equal(_repository.Version("Pulumi"), package.GetProperty("resolved").GetString());
        Assert.Matches("^[A-Za-z0-9+/]{86}==$", package.GetProperty("contentHash").GetString()!);
        await AssertTakenAsync();

        _feed.Publish("Pulumi", _repository.Version("Pulumi"), ("AWSSDK.Core", _repository.Version("AWSSDK.Core")));
        _repository.ForgetPackages();
        await AssertRefusedAsync("NU1403");

        _feed.Publish("Pulumi", "99.0.0");
        _repository.Change("Directory.Packages.props", text => text.Replace($"[{_repository.Version("Pulumi")}]", "[99.0.0]", StringComparison.Ordinal));
        await AssertRefusedAsync("NU1004");

        // Which versions there were is kept for half an hour.
        _repository.ForgetPackages();
        await LockAsync();
        await AssertTakenAsync();
    }

    [Fact]
    public async Task With_a_stand_in_nothing_is_locked_and_lock_files_that_are_there_are_neither_used_nor_written()
    {
        Publish(_repository.StandIns.Except(["Pulumi", "Pulumi.Aws"]));

        var (exitCode, output) = await _repository.RunAsync("--target=Lock");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("this machine's feed does not give Pulumi, Pulumi.Aws: run --target=Lock where it has all of them", output, StringComparison.Ordinal);
        Assert.Empty(_repository.Found("packages*.lock.json"));

        // Of this content NuGet would say that it is wrong, or put it right.
        const string Of = """{"version": 2, "dependencies": {}}""";
        foreach (var file in LockFiles) _repository.Add(file, Of);
        var workflow = await _repository.RunInAWorkflowAsync("--target=Audit");

        Assert.True(workflow.ExitCode == 0, workflow.Output);
        Assert.Contains("the lock files are not used, because of the stand-ins of Pulumi, Pulumi.Aws", workflow.Output, StringComparison.Ordinal);
        Assert.All(LockFiles, file => Assert.Equal(Of, _repository.Read(file)));
    }

    [Fact]
    public async Task Without_lock_files_a_workflow_says_so_and_goes_on()
    {
        Publish(_repository.StandIns);

        var (exitCode, output) = await _repository.RunInAWorkflowAsync("--target=Audit");

        Assert.True(exitCode == 0, output);
        Assert.Single(Regex.Matches(
            output, "no lock files yet: run --target=Lock on a machine whose feed has all packages and commit them"));
    }

    [Fact]
    public async Task One_lock_file_that_is_missing_is_named()
    {
        Publish(_repository.StandIns);
        foreach (var file in LockFiles.Skip(1)) _repository.Add(file, "{}");

        var (exitCode, output) = await _repository.RunInAWorkflowAsync("--target=Audit");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"There is no {LockFiles[0]}, and there are other lock files", output, StringComparison.Ordinal);
    }

    /// <summary>It adds packages of its own version: a workflow that has another one would refuse what it restores (NU1004).</summary>
    [Fact]
    public async Task Another_SDK_than_that_of_the_workflows_locks_nothing()
    {
        Publish(_repository.StandIns);
        NameSdk("10.0.99");

        var (exitCode, output) = await _repository.RunAsync("--target=Lock");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("workflows use 10.0.99, as global.json names it, and this is ", output, StringComparison.Ordinal);
        Assert.Empty(_repository.Found("packages*.lock.json"));
    }

    private void NameSdk(string version) =>
        _repository.Add("global.json", $$"""{"sdk": {"version": "{{version}}", "rollForward": "latestFeature"} }""");

    private void Publish(IEnumerable<string> packages)
    {
        foreach (var package in packages) _feed.Publish(package, _repository.Version(package));
    }

    private async Task LockAsync()
    {
        var (exitCode, output) = await _repository.RunAsync("--target=Lock");
        Assert.True(exitCode == 0, output);
    }

    private async Task AssertTakenAsync()
    {
        var (exitCode, output) = await _repository.RunInAWorkflowAsync("--target=Audit");
        Assert.True(exitCode == 0, output);
        Assert.Contains("Packages: exactly what the lock files say.", output, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(string code)
    {
        var before = LockFiles.Select(_repository.Read).ToList();

        var (exitCode, output) = await _repository.RunInAWorkflowAsync("--target=Audit");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"error {code}: ", output, StringComparison.Ordinal);
        Assert.Contains(
            "NU1004 is another version and NU1403 another content than was locked: when the change is meant, run --target=Lock",
            output,
            StringComparison.Ordinal);
        Assert.Equal(before, LockFiles.Select(_repository.Read));
    }
}
