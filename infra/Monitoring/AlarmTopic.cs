using Pulumi.Aws.Sns;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>
/// Where alarms go. Not encrypted with the account's key: CloudWatch may not use that one, and an alarm that cannot be
/// published is silent. No alarm carries anything about a customer.
/// </summary>
internal sealed class AlarmTopic : Component
{
    public AlarmTopic(StackContext stack)
        : base("AlarmTopic", "alarm-topic")
    {
        Topic = new Topic("alarms", new TopicArgs { Name = stack.Names.AlarmTopic, Tags = stack.Names.Tags }, Child());
        foreach (var address in stack.Settings.AlarmEmails)
        {
            _ = new TopicSubscription($"e-mail-to-{address}", new TopicSubscriptionArgs
            {
                Topic = Topic.Arn,
                Protocol = "email",
                Endpoint = address,
            }, Child());
        }

        foreach (var (place, url) in stack.Settings.AlarmUrls.Index())
        {
            // Named by its place: an address may hold a key, and a name stands in every log.
            _ = new TopicSubscription($"https-{place + 1}", new TopicSubscriptionArgs
            {
                Topic = Topic.Arn,
                Protocol = "https",
                Endpoint = url,
            }, Child());
        }

        RegisterOutputs();
    }

    public Topic Topic { get; }
}
