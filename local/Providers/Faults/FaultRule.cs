namespace WhatsAppReplies.Local.Providers.Faults;

/// <summary>Used under the script's lock only.</summary>
internal sealed class FaultRule<TCall, TFault>(Func<TCall, bool> fits, Func<TCall, TFault> fault, int times)
{
    private int _left = times;

    public bool Takes(TCall call)
    {
        if (_left == 0 || !fits(call))
        {
            return false;
        }

        _left--;
        return true;
    }

    public TFault FaultFor(TCall call) => fault(call);
}
