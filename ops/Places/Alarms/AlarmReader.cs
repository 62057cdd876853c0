using System.Globalization;
using System.Xml.Linq;

namespace WhatsAppReplies.Ops.Places.Alarms;

/// <summary>Reader of alarms, as they stand at this moment.</summary>
internal sealed class AlarmReader(SignedHttp http)
{
    private const string Version = "2010-08-01";

    /// <summary>CloudWatch's limit of one call.</summary>
    private const int MostNames = 100;

    /// <param name="names">Which ones.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Those of them that are there.</returns>
    public async Task<IReadOnlyList<StandingAlarm>> ReadAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new List<StandingAlarm>();
        foreach (var some in names.Chunk(MostNames))
        {
            string? next = null;
            do
            {
                var answer = await http.AskAsync("DescribeAlarms", Version, Fields(some, next), cancellationToken);
                found.AddRange(Members(answer, "MetricAlarms").Select(Of));
                next = answer.Element("NextToken")?.Value;
            }
            while (!string.IsNullOrEmpty(next));
        }

        return found;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IEnumerable<string> names, string? next) =>
    [
        .. names.Select((name, index) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"AlarmNames.member.{index + 1}"), name)),
        new("AlarmTypes.member.1", "MetricAlarm"),
        new("MaxRecords", MostNames.ToString(CultureInfo.InvariantCulture)),
        .. next is null ? [] : new KeyValuePair<string, string>[] { new("NextToken", next) },
    ];

    private static StandingAlarm Of(XElement alarm) => new(
        alarm.Element("AlarmName")!.Value,
        alarm.Element("StateValue")?.Value == "ALARM",
        alarm.Element("ActionsEnabled")?.Value != "false",
        [.. Members(alarm, "AlarmActions").Select(action => action.Value)]);

    private static IEnumerable<XElement> Members(XElement element, string name) => element.Element(name)?.Elements("member") ?? [];
}
