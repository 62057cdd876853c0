namespace App.Tests.Fakes.Calls;

/// <summary>A call that is stopped until a test lets it go on.</summary>
internal sealed class Pause
{
    private readonly TaskCompletionSource<CallVerdict> _waiting = new();

    public Task<CallVerdict> Task => _waiting.Task;

    public void End() => Inline.Run(() => _waiting.SetResult(CallVerdict.Go));
}
