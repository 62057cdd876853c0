using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class QueuePolicyKind(QueueRegistry queues, RoleStore roles) : IResourceKind
{
    public string Type => "aws:sqs/queuePolicy:QueuePolicy";

    public UnderstoodProperties Properties { get; } = new("queueUrl", "policy");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var queue = queues.RequireUrl(declared, "queueUrl");
        roles.PutResourcePolicy(queue.Arn, PolicyReader.Resource($"{declared.Path}.policy", declared.Text("policy")));
        return Task.FromResult(AwsAnswers.QueueAttribute(queue.Url));
    }
}
