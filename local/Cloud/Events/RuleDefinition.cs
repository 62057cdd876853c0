using System.Globalization;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.Events;

/// <summary>A declared rule that makes events by the clock.</summary>
internal sealed partial record RuleDefinition(string Name, string Arn, TimeSpan Every)
{
    /// <exception cref="ProblemException">Not a rate. A cron expression would be one that this machine does not understand.</exception>
    public static TimeSpan RateOf(string expression)
    {
        if (Rate().Match(expression) is not { Success: true } match)
        {
            throw new ProblemException(
                $"ValidationException: Parameter ScheduleExpression is not valid: '{expression}'; this machine understands rate(value unit).");
        }

        var value = int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
        var unit = match.Groups["unit"].Value;
        // AWS insists on good grammar: rate(1 minute), rate(2 minutes).
        if (value < 1 || value == 1 == unit.EndsWith('s'))
            throw new ProblemException($"ValidationException: Parameter ScheduleExpression is not valid: '{expression}'.");

        return unit.TrimEnd('s') switch
        {
            "minute" => TimeSpan.FromMinutes(value),
            "hour" => TimeSpan.FromHours(value),
            _ => TimeSpan.FromDays(value),
        };
    }

    [GeneratedRegex(@"^rate\((?<value>\d{1,4}) (?<unit>minutes?|hours?|days?)\)$")]
    private static partial Regex Rate();
}
