using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>Nothing leaves this machine: what a subscriber would get lands in the outbox.</summary>
internal sealed class TopicSubscriptionKind(TopicStore topics) : IResourceKind
{
    public string Type => "aws:sns/topicSubscription:TopicSubscription";

    public UnderstoodProperties Properties { get; } = new("topic", "protocol", "endpoint");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.OnlyUnderstood("protocol", "email", "https");
        var subscription = topics.Get(declared.Text("topic")).Subscribe(declared.Text("protocol"), declared.Text("endpoint"));
        return Task.FromResult(AwsAnswers.TopicSubscription(subscription.Arn));
    }
}
