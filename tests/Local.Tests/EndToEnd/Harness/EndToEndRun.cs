using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// Two local clouds with the packaged zip, and one with the managed package.
/// On the one that is as deployed the samples are answered first, while nothing else goes on; then all scenarios begin.
/// </summary>
public sealed class EndToEndRun : ScenarioRun
{
    public const string Collection = "end to end";

    /// <summary>The longest scenario takes a minute and a half of waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public EndToEndRun()
        : base(Patience, StackKind.AsDeployed, StackKind.ShortClaims, StackKind.Managed)
    {
    }

    internal ScenarioResult Samples { get; private set; } = null!;

    internal SampleResult Warm { get; private set; } = null!;

    private protected override async Task BeginAsync()
    {
        Play(StackKind.ShortClaims);
        Samples = await new DeploymentPlan(Cloud(StackKind.AsDeployed).Local, RealProviders.None, TimeProvider.System, _ => { }, _ => { })
            .RunAsync(Sample.ReadAll(), CancellationToken.None);
        Warm = await WarmTurn.RunAsync(Cloud(StackKind.AsDeployed).Local);
        Play(StackKind.AsDeployed);
        Play(StackKind.Managed);
    }
}
