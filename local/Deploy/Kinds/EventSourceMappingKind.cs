using Amazon.SQS;
using WhatsAppReplies.Local.Cloud.Iam;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>The mapping polls with the function's role, so its calls pass the gateway like the function's own.</summary>
internal sealed class EventSourceMappingKind(
    LambdaService lambda,
    RoleStore roles,
    QueueRegistry queues,
    Func<SessionCredentials, IAmazonSQS> sqs,
    Action<EventSourceMapping> created,
    AwsAnswers answers) : IResourceKind
{
    public const string SessionName = "event-source-mapping";

    private const string ReportsFailures = "ReportBatchItemFailures";

    public string Type => "aws:lambda/eventSourceMapping:EventSourceMapping";

    public UnderstoodProperties Properties { get; } = new(
        "eventSourceArn", "functionName", "tags.*", "enabled", "batchSize", "functionResponseTypes", "scalingConfig.maximumConcurrency");

    public async Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        declared.TagsWithoutEffectHere();
        var named = QualifiedName.Of(declared.Text("functionName"));
        var function = lambda.Function(named.Function).Definition;
        var queue = queues.RequireQueue(declared, "eventSourceArn", declared.Text("eventSourceArn"));
        var responses = declared.Texts("functionResponseTypes");
        if (responses.FirstOrDefault(response => response != ReportsFailures) is { } other)
        {
            throw declared.Wrong("functionResponseTypes", $"AWS knows only {ReportsFailures}, not {other}");
        }

        var mapping = new MappingDefinition
        {
            Id = Guid.NewGuid().ToString(),
            FunctionName = function.Name,
            Qualifier = named.Qualifier,
            QueueArn = queue.Arn,
            QueueUrl = queue.Url,
            Enabled = declared.OptionalFlag("enabled") ?? true,
            BatchSize = declared.OptionalInteger("batchSize") ?? 10,
            ReportsBatchItemFailures = responses.Count > 0,
            MaximumConcurrency = declared.Part("scalingConfig")?.OptionalInteger("maximumConcurrency"),
        };

        var session = roles.Assume(function.RoleArn, LambdaService.Principal, SessionName);
        created(await lambda.CreateMappingAsync(mapping, new SqsMappingQueue(sqs(session), queue.Url)));
        return answers.EventSourceMapping(mapping.Id);
    }
}
