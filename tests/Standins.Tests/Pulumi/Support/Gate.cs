namespace Standins.Tests.Pulumi.Support;

/// <summary>Holds back one step of a run until the test lets it pass; a test that waits too long fails instead of hanging.</summary>
internal sealed class Gate
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Opened => _opened.Task.WaitAsync(Guard);

    public void Open() => _opened.TrySetResult();
}
