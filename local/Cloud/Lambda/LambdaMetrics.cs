using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.Lambda.Environments;

namespace WhatsAppReplies.Local.Cloud.Lambda;

/// <summary>What Lambda itself publishes in <c>AWS/Lambda</c>, each at the moment when the invocation began.</summary>
internal sealed class LambdaMetrics(MetricStore metrics, string functionName)
{
    private readonly Dictionary<string, string> _dimensions = new() { ["FunctionName"] = functionName };

    public void Completed(CompletedInvocation invocation, int concurrency, DateTimeOffset at)
    {
        Put("Invocations", 1, "Count", at);
        Put("Errors", invocation.Result is InvokeResult.FunctionError ? 1 : 0, "Count", at);
        Put("Throttles", 0, "Count", at);
        Put("Duration", invocation.Duration.TotalMilliseconds, "Milliseconds", at);
        Put("ConcurrentExecutions", concurrency, "Count", at);
    }

    public void Throttled(DateTimeOffset at) => Put("Throttles", 1, "Count", at);

    public void UrlAnswered(int status, TimeSpan latency, DateTimeOffset at)
    {
        Put("UrlRequestCount", 1, "Count", at);
        Put("Url4xxCount", status is >= 400 and < 500 ? 1 : 0, "Count", at);
        Put("Url5xxCount", status >= 500 ? 1 : 0, "Count", at);
        Put("UrlRequestLatency", latency.TotalMilliseconds, "Milliseconds", at);
    }

    private void Put(string name, double value, string unit, DateTimeOffset at) =>
        metrics.Put(new MetricDatum(new MetricId("AWS/Lambda", name, _dimensions), value, at, unit));
}
