using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places.Alarms;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the alarms: they are there, none rings, and whoever is to hear of one has confirmed it. Nobody's address is shown.</summary>
internal sealed class AlarmChecks(AlarmReader alarms, TopicReader topics)
{
    public const string Subject = "alarms";

    /// <summary>Of the deployment plan: monitoring.</summary>
    private const int Step = 21;

    private const string TypeOfAlarms = "aws:cloudwatch/metricAlarm:MetricAlarm";
    private const string TypeOfTopics = "aws:sns/topic:Topic";
    private const string TypeOfSubscriptions = "aws:sns/topicSubscription:TopicSubscription";

    public async Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, CancellationToken cancellationToken)
    {
        var topic = resources.Single(resource => resource.Type == TypeOfTopics).Inputs["name"]!.GetValue<string>();
        string? arn = null;
        var points = await Look.AtAsync(
            Subject,
            async () =>
            {
                string[] declared = [.. resources.Where(resource => resource.Type == TypeOfAlarms).Select(alarm => alarm.Inputs["name"]!.GetValue<string>())];
                var there = await alarms.ReadAsync(declared, cancellationToken);
                // The account that is in it no plan knows.
                arn = there.SelectMany(alarm => alarm.Tells).FirstOrDefault(told => IsOf(topic, told));
                return OfAlarms(declared, there, topic);
            },
            Step);
        return arn is null
            ? [.. points, new Point(Step, topic, "who is told of an alarm is known", false, "no alarm that can be seen names this topic")]
            : [.. points,
                .. await Look.AtAsync(topic, async () => OfSubscribers(topic, Declared(resources), await topics.ReadAsync(arn, cancellationToken)), Step)];
    }

    private static IReadOnlyList<Point> OfAlarms(string[] declared, IReadOnlyList<StandingAlarm> there, string topic)
    {
        return
        [
            None($"all {declared.Length} are there", "missing", declared.Except(there.Select(alarm => alarm.Name)), "they are"),
            None("none is switched off", "off", there.Where(alarm => !alarm.IsSwitchedOn).Select(alarm => alarm.Name), "none"),
            None($"each tells {topic}", "not told", there.Where(alarm => !alarm.Tells.Any(told => IsOf(topic, told))).Select(alarm => alarm.Name), "they do"),
            None("none rings", "ringing", there.Where(alarm => alarm.Rings).Select(alarm => alarm.Name), "none"),
        ];

        static Point None(string what, string word, IEnumerable<string> names, string seen)
        {
            var wrong = names.Order(StringComparer.Ordinal).ToList();
            return new Point(Step, Subject, what, wrong is [], wrong is [] ? seen : $"{word}: {string.Join(", ", wrong)}");
        }
    }

    private static IReadOnlyList<Point> OfSubscribers(string topic, IReadOnlyList<Subscriber> declared, IReadOnlyList<Subscriber> there)
    {
        var left = there.ToList();
        // An address that is a secret no plan shows: whoever is left and is told in the same way stands for it.
        var missing = declared.OrderBy(one => one.Endpoint.Length == 0).Where(one =>
            left.Find(other => other.Protocol == one.Protocol && (one.Endpoint.Length == 0 || other.Endpoint == one.Endpoint)) is not { } found
            || !left.Remove(found)).ToList();
        var waiting = there.Where(one => !one.IsConfirmed).ToList();
        return
        [
            new Point(
                Step,
                topic,
                $"{declared.Count} that are declared are subscribed",
                missing is [],
                missing is [] ? there.Count == 0 ? "nobody is" : $"by {Ways(there)}" : $"missing: {Ways(missing)}"),
            new Point(
                Step, topic, "all of them have confirmed", waiting is [],
                waiting is [] ? "they have" : $"{waiting.Count} of {there.Count} not yet: {Ways(waiting)}; docs/operations.md#who-is-told"),
        ];
    }

    private static IReadOnlyList<Subscriber> Declared(IReadOnlyList<PlannedResource> resources) =>
    [
        .. resources.Where(resource => resource.Type == TypeOfSubscriptions).Select(one => new Subscriber(
            one.Inputs["protocol"]!.GetValue<string>(),
            one.Inputs["endpoint"]?.GetValue<string>() is { } endpoint && !endpoint.Contains(ConfigValue.Encrypted, StringComparison.Ordinal) ? endpoint : "",
            IsConfirmed: true)),
    ];

    private static string Ways(IEnumerable<Subscriber> some) => string.Join(
        ", ", some.GroupBy(one => one.Protocol).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));

    private static bool IsOf(string topic, string arn) => arn.EndsWith($":{topic}", StringComparison.Ordinal);
}
