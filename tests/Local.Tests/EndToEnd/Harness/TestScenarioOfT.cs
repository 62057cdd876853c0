namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <inheritdoc cref="TestScenario"/>
internal sealed class TestScenario<TOutcome>(StackKind stack, Func<TestCloud, Task<TOutcome>> run) : TestScenario(stack)
    where TOutcome : notnull
{
    public override async Task<object> RunAsync(TestCloud cloud) => await run(cloud);
}
