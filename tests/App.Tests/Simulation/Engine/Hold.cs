namespace App.Tests.Simulation.Engine;

/// <summary>A request that waits on its way until somebody lets it go, at most for some time.</summary>
internal sealed class Hold(TimeSpan most)
{
    private Action? _go;

    public TimeSpan Most => most;

    /// <summary>It has got as far as it is held, and has not been let go.</summary>
    public bool IsWaiting => _go is not null;

    public void Wait(Action go) => _go = go;

    public void LetGo()
    {
        var go = _go;
        _go = null;
        go?.Invoke();
    }
}
