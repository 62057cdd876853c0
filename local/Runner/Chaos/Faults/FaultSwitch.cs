namespace WhatsAppReplies.Local.Runner.Chaos.Faults;

/// <summary>Turns fault injection off when most messages are answered, so that the system can reach quiescence.</summary>
internal sealed class FaultSwitch
{
    private volatile bool _off;

    public bool IsOff => _off;

    public void TurnOff() => _off = true;
}
