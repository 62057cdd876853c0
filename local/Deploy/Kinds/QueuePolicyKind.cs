using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.Sqs;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class QueuePolicyKind(QueueRegistry queues, RoleStore roles) : IResourceKind
{
    public string Type => "aws:sqs/queuePolicy:QueuePolicy";

    public UnderstoodProperties Properties { get; } = new("queueUrl", "policy");

    public Task<Created> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var queue = queues.RequireUrl(declared, "queueUrl");
        roles.PutResourcePolicy(queue.Arn, PolicyReader.Resource($"{declared.Path}.policy", declared.Text("policy")));
        return Task.FromResult(Created.Of(queue.Url));
    }
}
