using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>
/// Pieces of one half of the sweep, each a conversation, a number or a message. One that fails is counted and stops none of the others: what is wrong with
/// one customer's item must not keep the rest waiting. The first failure is told; the others of a sweep mostly have its cause.
/// </summary>
internal sealed class Pieces(SweepFindings findings, ILog log, CancellationToken cancellationToken)
{
    private int _done;
    private int _failed;

    /// <summary>Several were tried, and none could be done: then it is the half that is broken.</summary>
    public bool AllFailed => _done == 0 && _failed > 1;

    public async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            _done++;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            findings.Failures++;
            if (_failed++ == 0)
                log.Write(Severity.Error, "A piece of the sweep failed; the others are done, and the next sweep tries it again", ExceptionFields.Of(exception));
        }
    }
}
