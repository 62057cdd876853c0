namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>What to look for in the logs.</summary>
/// <param name="Source">In whose.</param>
/// <param name="Text">In the language of CloudWatch Logs Insights.</param>
internal sealed record LogQuery(LogSource Source, string Text)
{
    private const string NewestFirst = "sort @timestamp desc | limit 50";

    /// <summary>Records of a level, with their reasons.</summary>
    public static LogQuery OfLevel(LogSource source, params string[] levels) => new(
        source,
        "fields @timestamp, level, conversation, reason, explanation, message | filter level in "
        + $"[{string.Join(", ", levels.Select(level => $"\"{level}\""))}] | {NewestFirst}");

    /// <summary>What Lambda itself writes of an invocation that came to no good end.</summary>
    public static LogQuery OfCrashes(LogSource source) => new(
        source,
        "fields @timestamp, @requestId, @message | filter @message like /Task timed out|Error:|Status: "
        + $"(error|timeout)/ or level = \"CRITICAL\" | {NewestFirst}");

    /// <summary>Ends of triggers by their kind.</summary>
    public static LogQuery OfOutcomes { get; } = new(
        LogSource.Replies, "filter ispresent(outcome) | stats count(*) as triggers by outcome, reason | sort triggers desc");

    /// <summary>Triggers that were received more than once.</summary>
    public static LogQuery OfReturningTriggers { get; } = new(
        LogSource.Replies,
        "filter ispresent(outcome) and receiveCount > 1 | stats max(receiveCount) as receives, max(receivesWithoutTurn) as withoutTurn by conversation, "
        + "reason | sort receives desc | limit 50");

    public static LogQuery OfSlowTriggers { get; } = new(
        LogSource.Replies,
        "filter ispresent(outcome) | fields @timestamp, conversation, durationMs, modelMs, sendMs, modelAttempts, outcome | sort durationMs desc | limit 50");

    public static LogQuery OfSpending { get; } = new(
        LogSource.Replies,
        "filter ispresent(costDollars) | stats sum(costDollars) as dollars, sum(replies) as replies, sum(completionTokens) as tokens by model, "
        + "bin(1d) as day | sort day desc");

    public static LogQuery OfHandOffs { get; } = new(
        LogSource.Replies, $"fields @timestamp, conversation, reason, explanation | filter outcome = \"HandedToHuman\" | {NewestFirst}");

    public static LogQuery OfUnknownCustomers { get; } = new(
        LogSource.Inbound, "filter unknownCustomer = 1 | stats count(*) as messages by bin(1h) as hour | sort hour desc");

    public static LogQuery OfSweeps { get; } = new(
        LogSource.Inbound,
        $"fields @timestamp, triggers, staged, withoutText, withoutRecord | filter ispresent(triggers) and ispresent(withoutRecord) | {NewestFirst}");

    public static LogQuery OfUndelivered { get; } = new(
        LogSource.Inbound, "filter ispresent(undeliveredCode) | stats count(*) as messages by undeliveredCode | sort messages desc");

    public static LogQuery OfUndeliveredWith(string code) =>
        new(LogSource.Inbound, $"fields @timestamp, conversation | filter undeliveredCode = {code} | {NewestFirst}");
}
