namespace App.Tests.Fakes.Calls;

/// <summary>Paused call: it waits until a test lets it go on.</summary>
internal sealed class PausedCall
{
    private readonly TaskCompletionSource<CallDecision> _waiting = new();

    public Task<CallDecision> Task => _waiting.Task;

    public void End() => Inline.Run(() => _waiting.SetResult(CallDecision.Go));
}
