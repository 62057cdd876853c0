using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>Teller of alarms: a line for each that begins to ring or stops, with the reason.</summary>
internal sealed class AlarmLines : IDisposable
{
    private readonly AlarmService _alarms;
    private readonly Action<string> _say;

    public AlarmLines(AlarmService alarms, Action<string> say)
    {
        (_alarms, _say) = (alarms, say);
        _alarms.Changed += Changed;
    }

    public void Dispose() => _alarms.Changed -= Changed;

    /// <summary>Null: an alarm got its first data, and nobody is told.</summary>
    public static string? Of(AlarmTransition transition) =>
        transition.From == AlarmState.Alarm || transition.To == AlarmState.Alarm
            ? $"alarm {transition.Alarm.Name}: {transition.From.Name()} -> {transition.To.Name()}: {transition.Reason}"
            : null;

    private void Changed(AlarmTransition transition)
    {
        if (Of(transition) is { } line) _say(line);
    }
}
