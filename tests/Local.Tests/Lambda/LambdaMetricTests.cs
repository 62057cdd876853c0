using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;

namespace WhatsAppReplies.Local.Tests.Lambda;

public sealed class LambdaMetricTests
{
    [Fact]
    public async Task Every_invocation_counts_and_errors_and_throttles_are_told_apart()
    {
        await using var host = new LambdaHost();
        host.Definition = host.Definition with { ReservedConcurrency = 1 };
        host.Create();

        await host.AnswerAsync("count");
        await host.ErrorAsync("throw");
        var hanging = host.InvokeAsync("hang");
        await host.WaitForLineAsync("hanging");
        await host.InvokeAsync("count");
        host.Service.Environments.Single().Kill();
        await hanging;

        Assert.Equal((3, 2, 1), (Sum("Invocations"), Sum("Errors"), Sum("Throttles")));
        Assert.Equal([1, 1, 1], Values("ConcurrentExecutions"));
        Assert.All(Values("Duration"), milliseconds => Assert.InRange(milliseconds, 0.001, 60_000));

        double Sum(string name) => Values(name).Sum();
        IReadOnlyList<double> Values(string name) =>
            host.Metrics.Values(new MetricId("AWS/Lambda", name, new Dictionary<string, string> { ["FunctionName"] = LambdaHost.Function }));
    }
}
