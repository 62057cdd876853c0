namespace App.Tests.Simulation.Engine;

/// <summary>Delayed request: it waits on the network until it is released, at most for a given time.</summary>
internal sealed class HeldRequest(TimeSpan most)
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
