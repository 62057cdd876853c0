using WhatsAppReplies.Local.CloudWatch;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class MetricFilterTests
{
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
        host.Logs.PutMetricFilter(LogHost.Filter("ERROR") with { DefaultValue = 0 });

        host.Put("fine");
        host.Put("fine");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.Put("ERROR");
        host.Put("fine");

        Assert.Equal([0, 1, 0], host.Values("Logs", "Found"));
    }

    [Fact]
    public void A_value_and_dimensions_can_come_from_the_event()
    {
        using var host = new LogHost();
        host.Logs.PutMetricFilter(LogHost.Filter("{ $.latency = * }") with
        {
            Value = "$.latency",
            Dimensions = new Dictionary<string, string> { ["Step"] = "$.step" },
        });

        host.Put("""{"latency":12.5,"step":"send"}""");
        host.Put("""{"latency":"soon","step":"send"}""");
        host.Put("""{"latency":1}""");

        Assert.Equal([12.5], host.Values("Logs", "Found", ("Step", "send")));
        Assert.Single(host.Metrics.Metrics);
    }

    [Fact]
    public void Only_events_after_the_filter_was_made_count()
    {
        using var host = new LogHost();
        host.Put("ERROR");

        host.Logs.PutMetricFilter(LogHost.Filter("ERROR"));

        Assert.Empty(host.Values("Logs", "Found"));
    }

    [Fact]
    public void What_aws_refuses_is_refused()
    {
        using var host = new LogHost();
        var filter = LogHost.Filter("ERROR");
        var dimensions = new Dictionary<string, string> { ["A"] = "$.a" };

        Refused(filter with { Namespace = "AWS/Own" });
        Refused(filter with { Value = "one" });
        Refused(filter with { Value = "$.latency" });
        Refused(filter with { Pattern = "{ $.a = * }", Dimensions = dimensions, DefaultValue = 0 });
        Refused(filter with { Pattern = "{ $.a = * }", Dimensions = Enumerable.Range(1, 4).ToDictionary(i => $"D{i}", _ => "$.a") });
        Refused(filter with { LogGroupName = "/other" });
        host.Logs.PutMetricFilter(filter);
        Refused(filter);

        void Refused(MetricFilterDefinition definition) => Assert.Throws<CloudWatchException>(() => host.Logs.PutMetricFilter(definition));
    }
}
