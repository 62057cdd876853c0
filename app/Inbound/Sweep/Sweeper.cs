using WhatsAppReplies.Shared.Telemetry;
using WhatsAppReplies.Shared.Time;

namespace WhatsAppReplies.Inbound.Sweep;

/// <summary>
/// The sweep: finds what webhooks have left undone. It says a word only when it found something, and counts always: a sweep that does not run is
/// found by its metric.
/// </summary>
internal sealed class Sweeper(OverdueTriggers overdue, MissedMessages missed, SweepOptions options, MetricLines metrics, TimeProvider time)
{
    private const string Count = "Count";

    public async Task RunAsync(ILog log, DateTimeOffset deadline)
    {
        var findings = new SweepFindings();
        var end = time.GetUtcNow() + options.Limit;
        using var limit = TimeLimit.Until(deadline < end ? deadline : end, time);

        // Neither half waits for the other's cause of failure to be mended.
        var isWhole = await TryAsync(() => overdue.MendAsync(findings, log, limit.Token), findings, log);
        isWhole &= await TryAsync(() => missed.MendAsync(findings, log, limit.Token), findings, log);

        if (findings.Total > 0)
            Tell(findings, log);
        metrics.Write(
        [
            new(Contract.Telemetry.Sweeps, Count, isWhole ? 1 : 0),
            new(Contract.Telemetry.SweepFindings, Count, findings.Total > 0 ? 1 : 0),
            new(Contract.Telemetry.SweepTriggers, Count, findings.Triggers),
            new(Contract.Telemetry.SweepStaged, Count, findings.Staged),
            new(Contract.Telemetry.SweepFailures, Count, findings.Failures),
            new(Contract.Telemetry.StagedWithoutRecord, Count, findings.WithoutRecord),
        ]);
    }

    private static async Task<bool> TryAsync(Func<Task<bool>> work, SweepFindings findings, ILog log)
    {
        try
        {
            return await work();
        }
        catch (Exception exception)
        {
            findings.Failures++;
            log.Write(Severity.Error, "A half of the sweep failed; the next sweep does it again", ExceptionFields.Of(exception));
            return false;
        }
    }

    private static void Tell(SweepFindings findings, ILog log) => log.Write(
        Severity.Warning,
        "The sweep mended what webhooks had left undone",
        LogField.Of("triggers", findings.Triggers),
        LogField.Of("staged", findings.Staged),
        LogField.Of("withoutText", findings.WithoutText),
        LogField.Of("withoutRecord", findings.WithoutRecord));
}
