using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class LogGroupKind(LogService logs, AwsAnswers answers) : IResourceKind
{
    public string Type => "aws:cloudwatch/logGroup:LogGroup";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*", "retentionInDays", "kmsKeyId");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        declared.WithoutEffectHere("kmsKeyId");
        var name = declared.Text("name");
        var answer = answers.LogGroup(name);
        logs.CreateGroup(new LogGroupDefinition(name, answer.Arn, declared.OptionalInteger("retentionInDays")));
        return Task.FromResult(answer);
    }
}
