using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

namespace WhatsAppReplies.Local.Deploy.Kinds;

internal sealed class LogGroupKind(LogService logs, AwsAccount account) : IResourceKind
{
    public string Type => "aws:cloudwatch/logGroup:LogGroup";

    public UnderstoodProperties Properties { get; } = new("name", "tags.*", "retentionInDays");

    public Task<Created> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        var name = declared.Text("name");
        var arn = account.Arn("logs", $"log-group:{name}");
        logs.CreateGroup(new LogGroupDefinition(name, arn, declared.OptionalInteger("retentionInDays")));
        return Task.FromResult(Created.WithArn(name, arn));
    }
}
