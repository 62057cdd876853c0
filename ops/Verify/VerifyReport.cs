using Spectre.Console;
using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Report of what was seen, as the run on this machine has it: a row for each subject, what does not hold in full, and how many points hold.</summary>
internal sealed class VerifyReport(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly List<Point> _points = [];
    private readonly Dictionary<string, TimeSpan> _took = new(StringComparer.Ordinal);

    public bool Holds => _points.TrueForAll(point => point.Holds);

    public void Add(params IEnumerable<Point> points) => _points.AddRange(points);

    /// <summary>Of what takes longer than a look.</summary>
    public async Task AddAsync(string subject, Func<Task<IReadOnlyList<Point>>> points)
    {
        var started = time.GetTimestamp();
        Add(await points());
        _took[subject] = time.GetElapsedTime(started);
    }

    /// <param name="console">Where.</param>
    /// <param name="isWhole">Whether everything was looked at; otherwise it says so, and claims nothing.</param>
    public void Show(IAnsiConsole console, bool isWhole)
    {
        var table = new PointTable(console);
        List<PointRow> rows =
        [
            .. _points.Select(point => point with { Seen = Plain.Of(point.Seen) }).GroupBy(point => point.Subject)
                .Select(group => new PointRow(group.Key, [.. group])
                {
                    Proves = ProvedBy(group.Key, [.. group]),
                    Took = _took.TryGetValue(group.Key, out var took) ? took : null,
                }),
        ];
        table.ShowRows(rows);
        foreach (var row in rows.Where(row => !row.Holds))
            table.ShowFailures(row);
        if (isWhole)
        {
            table.ShowVerdict(_points, PointTable.Seconds(time.GetElapsedTime(_started)), "");
        }
        else
        {
            console.WriteLine(
                $"It ended before everything was looked at: {_points.Count} points were, and {_points.Count(point => !point.Holds)} of them do not hold.");
        }
    }

    private static string ProvedBy(string subject, IReadOnlyList<Point> points) => subject switch
    {
        TriedConversation.Subject => $"through queue and function: recorded once, without a reply ({Contract.Statuses.AwaitingHuman})",
        AnsweredConversation.Subject =>
            $"answered, and on its way to the phone: {points.Last(point => point.What.StartsWith(AnsweredConversation.PartOf, StringComparison.Ordinal)).Seen}",
        QuotaChecks.Subject => "may run at the same time what the stack asks for",
        AlarmChecks.Subject => "there, and none rings",
        _ => $"as declared{Version(points)} ({points.Count} {(points.Count == 1 ? "point" : "points")})",
    };

    private static string Version(IReadOnlyList<Point> points) =>
        points.LastOrDefault(point => point.Seen.StartsWith("version ", StringComparison.Ordinal)) is { } version ? $", {version.Seen}" : "";
}
