namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>Query of each alarm: the first look into the logs.</summary>
internal static class AlarmQueries
{
    private const LogSource Inbound = LogSource.Inbound;
    private const LogSource Replies = LogSource.Replies;
    private const string BeforeACode = "undelivered-";

    private static readonly Dictionary<string, LogQuery> ByAlarm = new()
    {
        ["critical"] = LogQuery.OfLevel(Replies, "CRITICAL"),
        ["errors"] = LogQuery.OfCrashes(Replies),
        ["throttles"] = LogQuery.OfReturningTriggers,
        ["duration"] = LogQuery.OfSlowTriggers,
        ["dead-letters"] = LogQuery.OfReturningTriggers,
        ["oldest-trigger"] = LogQuery.OfSlowTriggers,
        ["waiting-for-a-person"] = LogQuery.OfHandOffs,
        [SpendAlarms.Day] = LogQuery.OfSpending,
        [SpendAlarms.Month] = LogQuery.OfSpending,
        [PauseAlarms.Failed] = LogQuery.OfCrashes(LogSource.Pause),
        ["no-replies"] = LogQuery.OfOutcomes,
        ["inbound-critical"] = LogQuery.OfLevel(Inbound, "CRITICAL"),
        ["inbound-errors"] = LogQuery.OfCrashes(Inbound),
        ["inbound-throttles"] = LogQuery.OfLevel(Inbound, "WARNING", "ERROR", "CRITICAL"),
        ["webhook-failures"] = LogQuery.OfLevel(Inbound, "ERROR", "CRITICAL"),
        ["refused-signatures"] = LogQuery.OfLevel(Inbound, "WARNING", "ERROR"),
        ["unknown-customers"] = LogQuery.OfUnknownCustomers,
        ["sweep-findings"] = LogQuery.OfSweeps,
        ["sweep-missing"] = LogQuery.OfLevel(Inbound, "ERROR", "CRITICAL"),
        ["undelivered"] = LogQuery.OfUndelivered,
    };

    /// <exception cref="InvalidOperationException">An alarm without one: whoever it calls would not know where to look.</exception>
    public static LogQuery Of(string alarm) =>
        ByAlarm.TryGetValue(alarm, out var query) ? query
        : alarm.StartsWith(BeforeACode, StringComparison.Ordinal) ? LogQuery.OfUndeliveredWith(alarm[BeforeACode.Length..])
        : throw new InvalidOperationException($"The alarm {alarm} has no query.");
}
