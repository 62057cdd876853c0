using System.Globalization;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>What became of one receive of a trigger, in a line.</summary>
internal static class TriggerLine
{
    private const int ShownOfTheId = 8;

    /// <param name="messageId">Of the trigger.</param>
    /// <param name="receive">How often it has been received.</param>
    /// <param name="isAcknowledged">It does not come again.</param>
    /// <param name="why">What the mapping made of it, where it did not follow the function's answer.</param>
    /// <param name="record">The function's own record; null: it told none.</param>
    public static string Of(string messageId, string receive, bool isAcknowledged, string? why, TriggerRecord? record)
    {
        string?[] said = [why, record is null ? null : Of(record)];
        var details = string.Join("; ", said.OfType<string>());
        var title = $"trigger {messageId[..Math.Min(ShownOfTheId, messageId.Length)]}, receive {receive}: {(isAcknowledged ? "acknowledged" : "came back")}";
        return details.Length == 0 ? $"{title}; the function told nothing of it" : $"{title}: {details}";
    }

    /// <summary>What the function says of it.</summary>
    public static string Of(TriggerRecord record) => string.Join(", ", Parts(record));

    private static IEnumerable<string> Parts(TriggerRecord record)
    {
        yield return record.Outcome;
        if (record.Parts > 0) yield return Plural.Of((int)record.Parts, "part");
        if (record.Tokens > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{record.Tokens:#,0} tokens");
        if (record.Tokens > 0 && record.Dollars is { } dollars) yield return Cost.Of(dollars);
        yield return string.Create(CultureInfo.InvariantCulture, $"{record.Duration.TotalMilliseconds:0} ms");
        if (record.Reason is { } reason) yield return record.Explanation is { } explanation ? $"{reason}: {explanation}" : reason;
    }
}
