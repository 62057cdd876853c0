namespace WhatsAppReplies.Infra.Tests.Repository.Feed;

/// <summary>Which packages are taken as published and which are stood in, by what a feed has.</summary>
public sealed class FeedDecisionTests : IAsyncLifetime, IDisposable
{
    private readonly LocalFeed _feed = LocalFeed.Start();
    private readonly RepositoryCopy _repository;

    public FeedDecisionTests() => _repository = new RepositoryCopy(_feed);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _feed.DisposeAsync();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task An_advisory_is_loud_and_breaks_no_build_but_the_audit()
    {
        Publish(_repository.StandIns);
        _feed.Advise("Pulumi", "https://advisories.invalid/1");

        var (exitCode, output) = await _repository.RunAsync("--target=Build");

        Assert.True(exitCode == 0, output);
        Assert.Contains("the feed has them all", output, StringComparison.Ordinal);
        Assert.Matches("warning NU1903: .*'Pulumi'.*https://advisories.invalid/1", output);
        Assert.DoesNotContain("the reason is not that the feed lacks them", output, StringComparison.Ordinal);

        var audit = await _repository.RunAsync("--target=Audit");

        Assert.NotEqual(0, audit.ExitCode);
        Assert.Matches("error NU1903: .*'Pulumi'.*https://advisories.invalid/1", audit.Output);
    }

    [Fact]
    public async Task Exactly_the_packages_that_the_feed_lacks_are_stood_in()
    {
        string[] lacking = ["AWSSDK.SecretsManager", "Pulumi", "Pulumi.Aws"];
        Publish(_repository.StandIns.Except(lacking));

        await AssertResolvedAsync(lacking);
    }

    [Fact]
    public async Task Another_version_alone_is_a_mistake_to_mend()
    {
        Publish(_repository.StandIns.Except(["Pulumi"]));
        _feed.Publish("Pulumi", "1.0.0");

        var (exitCode, output) = await _repository.RunAsync("--target=Build");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("NU1102", output, StringComparison.Ordinal);
        Assert.Contains("the reason is not that the feed lacks them", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_deleted_gives_its_package_back_to_the_feed()
    {
        Publish(_repository.StandIns.Except(["Pulumi", "Pulumi.Aws"]));
        await AssertResolvedAsync("Pulumi", "Pulumi.Aws");
        Publish(["Pulumi.Aws", "Pulumi"]);
        _repository.DeleteStandIn("Pulumi.Aws");
        _repository.DeleteStandIn("Pulumi");

        var output = await AssertResolvedAsync();

        Assert.Contains("as the feed said before", output, StringComparison.Ordinal);
    }

    private string Version(string package) => _repository.Version(package);

    private void Publish(IEnumerable<string> packages)
    {
        foreach (var package in packages) _feed.Publish(package, Version(package));
    }

    private Task<string> AssertResolvedAsync(params string[] standIns) => RestoreAsync(standIns);

    /// <summary>Restores by the script, and says what it printed. The audit target restores and builds nothing.</summary>
    private async Task<string> RestoreAsync(string[] standIns, params string[] arguments)
    {
        var (exitCode, output) = await _repository.RunAsync(["--target=Audit", .. arguments]);

        Assert.True(exitCode == 0, output);
        Assert.Equal(
            standIns.Order(StringComparer.Ordinal),
            _repository.Resolved().Where(library => library.Value == "project").Select(library => library.Key).Order(StringComparer.Ordinal));
        Assert.Superset(_repository.Named.ToHashSet(), _repository.Resolved().Keys.ToHashSet());
        return output;
    }
}
