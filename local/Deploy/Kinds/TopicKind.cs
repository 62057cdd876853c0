using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class TopicKind(TopicStore topics, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:sns/topic:Topic";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        return Task.FromResult(answers.Topic(topics.Create(declared.Text("name")).Name));
    }
}
