using WhatsAppReplies.Local.Cloud.Lambda;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>Queue, address and schedule go back to an earlier version, and forward again.</summary>
[Collection(OpsRun.Collection)]
public sealed class RollbackTests(OpsRun run) : IAsyncLifetime
{
    private const string Live = "live";

    private Function Replies => run.Cloud.Lambda.Function(run.Cloud.Stack.Function.Name);

    private Function Inbound => run.Cloud.Lambda.Function(run.Cloud.Stack.Inbound!.Function.Name);

    /// <summary>A deployment that changes a setting of the function that replies.</summary>
    public Task InitializeAsync()
    {
        Replies.Versions.Change(Replies.Definition with
        {
            Variables = new Dictionary<string, string>(Replies.Definition.Variables) { ["LOG_LEVEL"] = "DEBUG", ["MARK"] = Guid.NewGuid().ToString("N") },
        });
        Replies.Versions.MoveAlias(Live, Replies.Versions.Publish(), null);
        return Task.CompletedTask;
    }

    /// <summary>The other tests of this cloud find it as it was deployed.</summary>
    public Task DisposeAsync()
    {
        Replies.Versions.Change(run.Cloud.Stack.Function);
        Replies.Versions.MoveAlias(Live, Replies.Versions.Publish(), null);
        Inbound.Versions.Change(run.Cloud.Stack.Inbound!.Function);
        Inbound.Versions.MoveAlias(Live, Inbound.Versions.Publish(), null);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_version_before_answers_from_the_next_trigger_on()
    {
        var (live, before) = (Replies.Versions.Alias(Live).Version, Replies.Versions.Published[^2].Number);

        var outcome = await run.RunAsync("rollback");

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Contains($"{Replies.Definition.Name}: version {live} -> {before}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Not taken back: tables", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(before, Replies.Versions.Alias(Live).Version);
        var customer = await run.Customer("are you there?").PutAsync();
        await customer.TriggerAsync();
        Assert.Contains(run.Cloud.Lambda.Environments, environment => environment.Runs(Replies.Versions.Published[^2].Context));
    }

    [Fact]
    public async Task The_inbound_function_stays_where_its_code_is_the_same()
    {
        Inbound.Versions.MoveAlias(Live, "1", null);
        var version = Inbound.Versions.Alias(Live).Version;

        var outcome = await run.RunAsync("rollback");

        Assert.DoesNotContain($"{Inbound.Definition.Name}: version", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(version, Inbound.Versions.Alias(Live).Version);
    }

    [Fact]
    public async Task A_deployment_that_changed_the_inbound_function_alone_is_what_goes_back()
    {
        Replies.Versions.MoveAlias(Live, "1", null);
        Inbound.Versions.Change(
            Inbound.Definition with { Variables = new Dictionary<string, string>(Inbound.Definition.Variables) { ["QUIET_TIME_SECONDS"] = "7" } });
        var live = Inbound.Versions.Publish();
        Inbound.Versions.MoveAlias(Live, live, null);
        var before = Inbound.Versions.Published[^2].Number;

        var outcome = await run.RunAsync("rollback");

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Contains($"{Inbound.Definition.Name}: version {live} -> {before}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(before, Inbound.Versions.Alias(Live).Version);
        Assert.Equal("1", Replies.Versions.Alias(Live).Version);
    }

    [Fact]
    public async Task A_version_that_is_named_is_gone_to_also_forward()
    {
        var live = Replies.Versions.Alias(Live).Version;
        await run.RunAsync("rollback");

        Assert.Equal(0, (await run.RunAsync("rollback", "--to", live)).Code);

        Assert.Equal(live, Replies.Versions.Alias(Live).Version);
    }

    [Fact]
    public async Task A_list_shows_what_is_live_and_changes_nothing()
    {
        var live = Replies.Versions.Alias(Live).Version;

        var outcome = await run.RunAsync("rollback", "--list");

        Assert.Equal(0, outcome.Code);
        Assert.Matches($@"│ {Replies.Definition.Name} +│ {live} +│ [^│]+│ [^│]+│ live │", outcome.Output);
        Assert.Equal(live, Replies.Versions.Alias(Live).Version);
    }

    [Theory]
    [InlineData("99999", "has no version 99999")]
    [InlineData("1", "is at version 1 already")]
    public async Task What_cannot_be_gone_to_is_said_and_nothing_changes(string version, string why)
    {
        if (version == "1")
            Replies.Versions.MoveAlias(Live, "1", null);
        var live = Replies.Versions.Alias(Live).Version;

        var outcome = await run.RunAsync("rollback", "--to", version);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("Nothing is changed.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(why, outcome.Output, StringComparison.Ordinal);
        Assert.Equal(live, Replies.Versions.Alias(Live).Version);
    }

    [Fact]
    public async Task A_stack_that_was_rolled_back_answers_and_is_not_as_declared()
    {
        Replies.Versions.Change(run.Cloud.Stack.Function);
        Replies.Versions.Publish();
        Replies.Versions.MoveAlias(Live, "1", null);

        var outcome = await run.RunAsync("verify");

        Assert.Equal(1, outcome.Code);
        Assert.Contains("it was rolled back", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("through queue and function: recorded once", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 of ", outcome.Output, StringComparison.Ordinal);
    }
}
