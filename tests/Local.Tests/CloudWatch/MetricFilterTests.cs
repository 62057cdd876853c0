using WhatsAppReplies.Local.Cloud.CloudWatch;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class MetricFilterTests
{
    private const string Errors = """{ $.level = "ERROR" }""";
    private const string Error = """{"level":"ERROR"}""";

    [Fact]
    public void A_match_counts_and_anything_else_leaves_a_gap()
    {
        using var host = new LogHost();
        host.Logs.PutMetricFilter(LogHost.Filter("""{ $.level = "CRITICAL" }"""));

        host.Put("""{"level":"CRITICAL"}""");
        host.Put("""{"level":"INFO","message":"CRITICAL"}""");
        host.Put("CRITICAL");

        Assert.Equal([1], host.Values("Logs", "Found"));
    }

    [Fact]
    public void A_default_value_fills_a_minute_in_which_something_else_was_logged()
    {
        using var host = new LogHost();
        host.Logs.PutMetricFilter(LogHost.Filter(Errors) with { DefaultValue = 0 });

        host.Put("fine");
        host.Put("fine");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.Put(Error);
        host.Put("fine");

        Assert.Equal([0, 1, 0], host.Values("Logs", "Found"));
    }

    [Fact]
    public void Only_events_after_the_filter_was_made_count()
    {
        using var host = new LogHost();
        host.Put(Error);

        host.Logs.PutMetricFilter(LogHost.Filter(Errors));

        Assert.Empty(host.Values("Logs", "Found"));
    }

    [Fact]
    public void What_AWS_refuses_or_this_machine_does_not_understand_is_refused()
    {
        using var host = new LogHost();
        var filter = LogHost.Filter(Errors);

        Refused(filter with { Namespace = "AWS/Own" });
        Refused(filter with { Value = "one" });
        Refused(filter with { Value = "$.latency" });
        Refused(filter with { Pattern = "ERROR" });
        Refused(filter with { LogGroupName = "/other" });
        host.Logs.PutMetricFilter(filter);
        Refused(filter);

        void Refused(MetricFilterDefinition definition) => Assert.Throws<CloudWatchException>(() => host.Logs.PutMetricFilter(definition));
    }
}
