namespace App.Tests.Fakes;

/// <summary>
/// Runs what may continue the function's code without the test runner's synchronization context, as in Lambda: continuations then run
/// inline, in one order, on the thread that completes what they waited for.
/// </summary>
internal static class Inline
{
    public static void Run(Action action) => Run(() =>
    {
        action();
        return 0;
    });

    public static T Run<T>(Func<T> function)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return function();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }
}
