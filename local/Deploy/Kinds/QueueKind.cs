using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Cloud.Sqs;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class QueueKind(IAmazonSQS sqs, QueueRegistry queues, AwsAccount account) : IResourceKind
{
    public string Type => "aws:sqs/queue:Queue";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*", "visibilityTimeoutSeconds", "messageRetentionSeconds", "sqsManagedSseEnabled", "redrivePolicy");

    public async Task<Created> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("sqsManagedSseEnabled");
        var name = declared.Text("name");
        var attributes = new Dictionary<string, string>();
        Number("visibilityTimeoutSeconds", QueueAttributeName.VisibilityTimeout);
        Number("messageRetentionSeconds", QueueAttributeName.MessageRetentionPeriod);
        var redrive = declared.OptionalRedrivePolicy("redrivePolicy");
        if (redrive is not null)
        {
            queues.RequireQueue(declared, "redrivePolicy", redrive.DeadLetterTargetArn);
            attributes[QueueAttributeName.RedrivePolicy] = redrive.ToJson();
        }

        var created = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = name, Attributes = attributes }, cancellationToken);
        var arn = account.Arn("sqs", name);
        queues.Add(new DeclaredQueue(name, arn, created.QueueUrl, redrive));
        return new Created(created.QueueUrl, new Dictionary<string, object> { ["arn"] = arn, ["url"] = created.QueueUrl });

        void Number(string property, string attribute)
        {
            if (declared.OptionalInteger(property) is { } value) attributes[attribute] = value.ToString(CultureInfo.InvariantCulture);
        }
    }
}
