namespace WhatsAppReplies.Local.Cloud.Sns;

internal sealed class Topic(string name, string arn)
{
    private readonly Lock _gate = new();
    private readonly List<TopicSubscription> _subscriptions = [];

    public string Name => name;

    public string Arn => arn;

    public IReadOnlyList<TopicSubscription> Subscriptions
    {
        get
        {
            lock (_gate) return [.. _subscriptions];
        }
    }

    /// <param name="protocol">How.</param>
    /// <param name="endpoint">Where.</param>
    /// <param name="isConfirmed">On AWS by whoever reads the mail or answers the request. Nothing leaves this machine, so nobody could: it is,
    /// unless somebody says otherwise.</param>
    public TopicSubscription Subscribe(string protocol, string endpoint, bool isConfirmed = true)
    {
        var subscription = new TopicSubscription($"{arn}:{Guid.NewGuid()}", protocol, endpoint, isConfirmed);
        lock (_gate) _subscriptions.Add(subscription);
        return subscription;
    }

    public void Unsubscribe(TopicSubscription subscription)
    {
        lock (_gate) _subscriptions.Remove(subscription);
    }
}
