using System.Net;
using System.Text;
using Amazon.Runtime;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places;
using WhatsAppReplies.Ops.Places.Alarms;
using WhatsAppReplies.Ops.Verify;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>A stack whose alarms ring, or whose alarms nobody would hear, does not pass.</summary>
[Collection(OpsRun.Collection)]
public sealed class VerifiedAlarmsTests(OpsRun run) : IAsyncLifetime
{
    private const string Topic = "arn:aws:sns:eu-north-1:210987654321:whatsapp-replies-dev-alarms";

    public Task InitializeAsync() => run.EmptyDeadLettersAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_alarm_that_rings_is_found_after_the_conversation_came_through()
    {
        var alarm = run.Cloud.Alarms.Alarm("whatsapp-replies-dev-critical");
        var now = DateTimeOffset.UtcNow;
        run.Cloud.State.Metrics.Put(
            new MetricDatum(new MetricId(alarm.Definition.Namespace, alarm.Definition.MetricName, alarm.Definition.Dimensions), 1, now));
        Assert.NotNull(alarm.Evaluate(now + TimeSpan.FromMinutes(1)));
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal((1, ""), (outcome.Code, outcome.Errors));
            Assert.Contains("✗ alarms: none rings (step 21). Seen: ringing: whatsapp-replies-dev-critical", outcome.Words, StringComparison.Ordinal);
            Assert.Contains("1 of ", outcome.Output, StringComparison.Ordinal);
            Assert.Matches("✓ conversation +through queue and function", outcome.Output);
        }
        finally
        {
            Assert.NotNull(alarm.Evaluate(now + TimeSpan.FromDays(1)));
        }
    }

    [Fact]
    public async Task Whoever_has_not_confirmed_is_found_and_nobody_s_address_is_shown()
    {
        var topic = run.Cloud.State.Topics.Get(run.Cloud.Stack.Text("alarmTopic"));
        var pending = topic.Subscribe("email", "on-call@example.com", isConfirmed: false);
        try
        {
            var outcome = await run.RunAsync("verify");

            Assert.Equal((1, ""), (outcome.Code, outcome.Errors));
            Assert.Contains(
                "all of them have confirmed (step 21). Seen: 1 of 1 not yet: 1 email; docs/operations.md#who-is-told", outcome.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("on-call", outcome.Output, StringComparison.Ordinal);
        }
        finally
        {
            topic.Unsubscribe(pending);
        }
    }

    [Fact]
    public async Task What_is_switched_off_missing_or_told_to_nobody_is_named()
    {
        var points = await CheckAsync(names =>
        [
            Alarm(names[0], "OK", Topic, isOn: false),
            Alarm(names[1], "INSUFFICIENT_DATA", "arn:aws:sns:eu-north-1:210987654321:somebody-else"),
            .. names.Skip(3).Select(name => Alarm(name, "OK", Topic)),
        ]);

        Assert.Matches("^missing: whatsapp-replies-dev-[a-z-]+$", Seen("are there"));
        Assert.Matches("^off: whatsapp-replies-dev-[a-z-]+$", Seen("none is switched off"));
        Assert.Matches("^not told: whatsapp-replies-dev-[a-z-]+$", Seen("each tells"));
        Assert.Equal("none", Seen("none rings"));

        string Seen(string what) => points.Single(point => point.What.Contains(what, StringComparison.Ordinal)).Seen;
    }

    [Fact]
    public async Task Each_that_is_declared_has_to_be_subscribed_at_its_own_address_or_in_its_own_way()
    {
        // A secret address is not known here: whoever is told in the same way stands for it.
        var right = await CheckAsync(
            AllWell, Subscription("a", "email", "on-call@example.com") + Subscription("b", "https", "https://example.com/hook"));
        var wrong = await CheckAsync(
            AllWell, Subscription("a", "email", "somebody@example.com") + Subscription("PendingConfirmation", "https", "https://example.com/hook"));

        Assert.All(right, point => Assert.True(point.Holds, point.What));
        Assert.Equal(
            ["missing: 1 email", "1 of 2 not yet: 1 https; docs/operations.md#who-is-told"], wrong.Where(point => !point.Holds).Select(point => point.Seen));
    }

    [Fact]
    public async Task What_may_not_be_looked_at_is_told_and_does_not_hold()
    {
        var points = await CheckAsync(
            _ => [], "", new HttpResponseMessage(HttpStatusCode.Forbidden)
            {
                Content = new StringContent("<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>", Encoding.UTF8, "text/xml"),
            });

        Assert.All(points, point => Assert.False(point.Holds));
        Assert.Contains("AWS refuses: AccessDenied. docs/operations.md says which rights", points[0].Seen, StringComparison.Ordinal);
        Assert.Equal("no alarm that can be seen names this topic", points[1].Seen);
    }

    private static string[] AllWell(IReadOnlyList<string> names) => [.. names.Select(name => Alarm(name, "OK", Topic))];

    private static string Alarm(string name, string state, string topic, bool isOn = true) =>
        $"<member><AlarmName>{name}</AlarmName><StateValue>{state}</StateValue><ActionsEnabled>{(isOn ? "true" : "false")}</ActionsEnabled>"
        + $"<AlarmActions><member>{topic}</member></AlarmActions></member>";

    private static string Subscription(string arn, string protocol, string endpoint) =>
        $"<member><SubscriptionArn>{arn}</SubscriptionArn><Protocol>{protocol}</Protocol><Endpoint>{endpoint}</Endpoint></member>";

    private static async Task<IReadOnlyList<Point>> CheckAsync(
        Func<IReadOnlyList<string>, IEnumerable<string>> alarms, string subscriptions = "", HttpResponseMessage? instead = null)
    {
        var file = StackFile.Read(TestStacks.Folder, "dev");
        var configuration = file.Configuration
            .With($"{file.Project}:{SettingKeys.AlarmEmails}", """["on-call@example.com"]""")
            .With($"{file.Project}:{SettingKeys.AlarmUrls}", $"""["{ConfigValue.Encrypted}"]""", secret: true);
        var plan = await Planner.PlanAsync(subscriptions.Length == 0 ? file : file with { Configuration = configuration }, TestStacks.Folder);
        var names = plan.Resources.Where(resource => resource.Type == "aws:cloudwatch/metricAlarm:MetricAlarm")
            .Select(alarm => alarm.Inputs["name"]!.GetValue<string>())
            .ToList();
        using var http = new HttpClient(new InPages([.. alarms(names)], subscriptions, instead));
        var signed = new SignedHttp(
            http,
            () => new BasicAWSCredentials("key", "secret").GetCredentialsAsync(),
            new Uri("https://aws.invalid"),
            "eu-north-1",
            "monitoring",
            TimeProvider.System);
        return await new AlarmChecks(new AlarmReader(signed), new TopicReader(signed)).RunAsync(plan.Resources, CancellationToken.None);
    }

    /// <summary>Answers as CloudWatch and SNS do, and with half of the alarms at a time.</summary>
    private sealed class InPages(IReadOnlyList<string> alarms, string subscriptions, HttpResponseMessage? instead) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (instead is not null)
                return instead;
            var asked = await request.Content!.ReadAsStringAsync(cancellationToken);
            var half = alarms.Count / 2;
            return Xml(asked switch
            {
                _ when asked.Contains("Action=ListSubscriptionsByTopic", StringComparison.Ordinal) =>
                    $"<L xmlns='http://sns'><ListSubscriptionsByTopicResult><Subscriptions>{subscriptions}</Subscriptions>"
                    + "</ListSubscriptionsByTopicResult></L>",
                _ when asked.Contains("NextToken", StringComparison.Ordinal) => Page(alarms.Skip(half), ""),
                _ => Page(alarms.Take(half), "<NextToken>half</NextToken>"),
            });
        }

        private static string Page(IEnumerable<string> alarms, string next) =>
            $"<D xmlns='http://cloudwatch'><DescribeAlarmsResult><MetricAlarms>{string.Concat(alarms)}</MetricAlarms>{next}</DescribeAlarmsResult></D>";

        private static HttpResponseMessage Xml(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "text/xml") };
    }
}
