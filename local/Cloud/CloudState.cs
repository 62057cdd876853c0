using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Cloud.DynamoDb;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.SecretsManager;
using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Cloud.Sqs;

namespace WhatsAppReplies.Local.Cloud;

/// <summary>What the services of this machine remember, as far as no emulator does.</summary>
internal sealed class CloudState(AwsAccount account, string directory, TimeProvider time) : IDisposable
{
    public RoleStore Roles { get; } = new(account.Id, account.Region);

    public SecretStore Secrets { get; } = new(account, time);

    public QueueRegistry Queues { get; } = new();

    public TimeToLive TimeToLive { get; } = new();

    public MetricStore Metrics { get; } = new();

    public LogService Logs => field ??= new LogService(directory, Metrics, time);

    public Outbox Outbox { get; } = new(Path.Combine(directory, "outbox.jsonl"));

    public TopicStore Topics => field ??= new TopicStore(account, Outbox, time);

    public void Dispose()
    {
        Logs.Dispose();
        Outbox.Dispose();
    }
}
