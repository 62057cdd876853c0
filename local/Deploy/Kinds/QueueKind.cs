using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class QueueKind(IAmazonSQS sqs, QueueRegistry queues, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:sqs/queue:Queue";

    public UnderstoodProperties Properties { get; } = new(
        "name", "tags.*", "visibilityTimeoutSeconds", "messageRetentionSeconds", "sqsManagedSseEnabled", "kmsMasterKeyId", "redrivePolicy");

    public async Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("sqsManagedSseEnabled", "kmsMasterKeyId");
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
        var answer = answers.Queue(name, created.QueueUrl);
        queues.Add(new DeclaredQueue(name, answer.Arn, created.QueueUrl, redrive));
        return answer;

        void Number(string property, string attribute)
        {
            if (declared.OptionalInteger(property) is { } value) attributes[attribute] = value.ToString(CultureInfo.InvariantCulture);
        }
    }
}
