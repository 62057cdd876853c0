using WhatsAppReplies.Local.CloudWatch.Logs;
using WhatsAppReplies.Local.CloudWatch.Metrics;
using WhatsAppReplies.Local.DynamoDb;
using WhatsAppReplies.Local.Iam;
using WhatsAppReplies.Local.SecretsManager;
using WhatsAppReplies.Local.Sns;
using WhatsAppReplies.Local.Sqs;

namespace WhatsAppReplies.Local;

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
