using System.Collections.Concurrent;

namespace WhatsAppReplies.Local.Cloud.Sns;

internal sealed class Topic(string name, string arn)
{
    private readonly ConcurrentQueue<TopicSubscription> _subscriptions = new();

    public string Name => name;

    public string Arn => arn;

    public IReadOnlyList<TopicSubscription> Subscriptions => [.. _subscriptions];

    public TopicSubscription Subscribe(string protocol, string endpoint)
    {
        var subscription = new TopicSubscription($"{arn}:{Guid.NewGuid()}", protocol, endpoint);
        _subscriptions.Enqueue(subscription);
        return subscription;
    }
}
