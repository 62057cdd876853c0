using WhatsAppReplies.Local.Cloud.Sns;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class TopicKind(TopicStore topics) : IResourceKind
{
    public string Type => "aws:sns/topic:Topic";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*");

    public Task<Created> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        var topic = topics.Create(declared.Text("name"));
        return Task.FromResult(Created.WithArn(topic.Arn, topic.Arn));
    }
}
