using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

/// <summary>One log group with one stream.</summary>
internal sealed class LogHost : IDisposable
{
    public const string Group = "/group";

    private readonly string _directory = Directory.CreateTempSubdirectory("log-tests-").FullName;

    public LogHost(int? retentionDays = null)
    {
        Logs = new LogService(_directory, Metrics, Clock);
        Logs.CreateGroup(new LogGroupDefinition(Group, "arn", retentionDays)).CreateStream("stream");
    }

    public ManualClock Clock { get; } = new();

    public MetricStore Metrics { get; } = new();

    public LogService Logs { get; }

    public static MetricFilterDefinition Filter(string pattern) => new()
    {
        Name = "filter",
        LogGroupName = Group,
        Pattern = pattern,
        Namespace = "Logs",
        MetricName = "Found",
        Value = "1",
    };

    public void Put(string message) => Logs.PutEvent(Group, "stream", message);

    public IReadOnlyList<double> Values(string ns, string name, params (string Name, string Value)[] dimensions) =>
        Metrics.Values(new MetricId(ns, name, dimensions.ToDictionary(dimension => dimension.Name, dimension => dimension.Value)));

    public void Dispose()
    {
        Logs.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
