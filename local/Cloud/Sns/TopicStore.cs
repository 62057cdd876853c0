using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Cloud.Sns;

/// <summary>The declared topics. What is published lands in the outbox, with those that would get it: whoever has confirmed.</summary>
internal sealed class TopicStore(AwsAccount account, Outbox outbox, TimeProvider time) : ITopics
{
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Topic> Topics => [.. _topics.Values];

    public Topic Create(string name)
    {
        var topic = new Topic(name, account.Arn("sns", name));
        return _topics.TryAdd(topic.Arn, topic) ? topic : throw new ProblemException($"InvalidParameter: there is a topic {name} already.");
    }

    public Topic? Find(string arn) => _topics.GetValueOrDefault(arn);

    public Topic Get(string arn) => Find(arn) ?? throw new ProblemException($"NotFound: there is no topic {arn}.");

    public async Task<string> PublishAsync(string topicArn, string subject, string message, CancellationToken cancellationToken = default)
    {
        var topic = Get(topicArn);
        var id = Guid.NewGuid().ToString();
        await outbox.AddAsync(
            new OutboxMessage(id, time.GetUtcNow(), topic.Arn, [.. topic.Subscriptions.Where(subscription => subscription.IsConfirmed)], subject, message),
            cancellationToken);
        return id;
    }
}
