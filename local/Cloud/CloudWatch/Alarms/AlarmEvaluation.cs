namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

/// <summary>
/// CloudWatch's rules for M breaching of N datapoints. It looks further back than N periods: when enough real datapoints are in that
/// range, the newest N of them decide and missing ones do not matter; else what is missing is filled as the alarm declares.
/// </summary>
internal static class AlarmEvaluation
{
    /// <summary>How much further back; AWS publishes no number, and its own examples show two periods.</summary>
    private const int Extra = 2;

    public static int Range(int evaluationPeriods) => evaluationPeriods + Extra;

    /// <param name="datapoints">Oldest first; null: no data; else whether it breaches.</param>
    /// <param name="periods">N.</param>
    /// <param name="toAlarm">M.</param>
    /// <param name="missingData">As declared.</param>
    /// <param name="current">Kept where nothing can be said.</param>
    public static AlarmState Evaluate(IReadOnlyList<bool?> datapoints, int periods, int toAlarm, MissingData missingData, AlarmState current)
    {
        var real = datapoints.OfType<bool>().TakeLast(periods).ToList();
        var breaching = real.Count(breaches => breaches);
        if (real.Count == periods) return Of(breaching >= toAlarm);

        return missingData switch
        {
            MissingData.Breaching => Of(breaching + periods - real.Count >= toAlarm),
            MissingData.NotBreaching => Of(breaching >= toAlarm),
            MissingData.Missing when real.Count == 0 => AlarmState.InsufficientData,
            _ when real.Count == 0 => current,
            _ when breaching >= toAlarm => AlarmState.Alarm,
            _ when breaching < real.Count => AlarmState.Ok,
            // Only breaching ones, fewer than M: they are an alarm once the oldest is as old as M periods.
            MissingData.Missing when AgeOfOldest(datapoints) >= toAlarm => AlarmState.Alarm,
            _ => current,
        };
    }

    private static AlarmState Of(bool alarm) => alarm ? AlarmState.Alarm : AlarmState.Ok;

    private static int AgeOfOldest(IReadOnlyList<bool?> datapoints) =>
        datapoints.Count - datapoints.ToList().FindIndex(breaches => breaches is not null);
}
