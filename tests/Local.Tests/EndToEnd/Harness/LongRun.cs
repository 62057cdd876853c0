namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>A local cloud of its own for scenarios that wait for two minutes and more, so that nobody else has to.</summary>
public sealed class LongRun : ScenarioRun
{
    public const string Collection = "end to end, whole leases";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public LongRun()
        : base(Patience, StackKind.WholeLeases)
    {
    }

    private protected override Task BeginAsync()
    {
        Play(StackKind.WholeLeases);
        return Task.CompletedTask;
    }
}
