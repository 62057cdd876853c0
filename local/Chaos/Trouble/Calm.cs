namespace WhatsAppReplies.Local.Chaos.Trouble;

/// <summary>Whether things still go wrong. They stop when most is answered, so that all can become quiet.</summary>
internal sealed class Calm
{
    private volatile bool _here;

    public bool IsHere => _here;

    public void Begin() => _here = true;
}
