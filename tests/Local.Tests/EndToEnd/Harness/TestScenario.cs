namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>
/// Scenario of one test. All scenarios are static fields and run in parallel, since most of their time is waiting;
/// their tests then check the outcomes.
/// </summary>
internal abstract class TestScenario(StackKind stack)
{
    public StackKind Stack => stack;

    public abstract Task<object> RunAsync(TestCloud cloud);
}
