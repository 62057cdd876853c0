using System.Globalization;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

namespace WhatsAppReplies.Local.Runner.Scenario.Reports;

/// <summary>Cost of a conversation's triggers, as the function's own records say.</summary>
/// <param name="Tokens">Of the model.</param>
/// <param name="Dollars">Of the model; null: no prices are known.</param>
/// <param name="AwsCalls">Of the function that replies.</param>
internal sealed record Cost(long Tokens, decimal? Dollars, long AwsCalls)
{
    public static Cost Of(IEnumerable<LogEvent> logs)
    {
        List<TriggerRecord> records = [.. logs.Select(TriggerRecord.Of).OfType<TriggerRecord>()];
        return new Cost(
            records.Sum(record => record.Tokens),
            records.Exists(record => record.Dollars is not null) ? records.Sum(record => record.Dollars ?? 0) : null,
            records.Sum(record => record.AwsCalls));
    }

    public static string Of(decimal dollars) => string.Create(CultureInfo.InvariantCulture, $"${dollars:0.00####}");

    public override string ToString() => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return Tokens == 0 ? "no model" : string.Create(CultureInfo.InvariantCulture, $"{Tokens:#,0} tokens");
        if (Tokens > 0 && Dollars is { } dollars) yield return Of(dollars);
        yield return $"{AwsCalls} calls of AWS";
    }
}
