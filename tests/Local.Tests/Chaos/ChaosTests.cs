using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Local.Runner.Chaos;
using Xunit.Abstractions;

namespace WhatsAppReplies.Local.Tests.Chaos;

/// <summary>
/// The short run of the Chaos target, with a seed of its own. It takes at least the time in which the claim of the last killed
/// worker ends and its unknown send is read back, and hardly any of the processor meanwhile.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output) : IDisposable
{
    private const int Turns = 120;
    private const int Seed = 20;

    private readonly string _directory = Directory.CreateTempSubdirectory("chaos-").FullName;

    [Fact]
    public async Task From_the_phone_on_nothing_is_lost_or_comes_twice_while_processes_are_killed_and_calls_fail()
    {
        var zip = Path.Combine(Repository.Root, FunctionPackage.InRepositoryPath);
        var result = await new ChaosRun(new ChaosOptions(zip, _directory, Turns, Seed) { Say = output.WriteLine }, TimeProvider.System)
            .RunAsync(CancellationToken.None);

        foreach (var (what, times) in result.Counts.All) output.WriteLine($"{what}: {times}");
        Assert.Empty(result.Violations);
        Assert.True(result.Facts.Turns >= Turns);
        Assert.True(result.Facts.Kills >= Turns / 5);
        Assert.All(
            ["cold starts", "redeliveries", "resumed turns", "unknown sends found", "triggers delivered twice"],
            what => Assert.True(result.Counts[what] > 0, what));
        Assert.All(["items that expire soon", "outages of the model"], what => Assert.True(result.Counts[what] > 0, what));
        // Both functions are killed, and nobody reaches the address for a while.
        Assert.Equal(2, result.Counts.All.Count(count => count.What.StartsWith("processes of ", StringComparison.Ordinal)));
        Assert.Equal(1, result.Counts["outages of the address"]);
        Assert.All(
            ["webhooks that were taken", "webhooks that failed to the last repetition", "webhooks that never came", "webhook calls repeated"],
            what => Assert.True(result.Counts[what] > 0, what));
        Assert.All(["AWS ", "model ", "send ", "webhook "], kind => Assert.True(result.Counts.Sum(kind) > 0, kind));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
