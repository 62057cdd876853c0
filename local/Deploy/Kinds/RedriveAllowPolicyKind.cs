using System.Text.Json;
using System.Text.Json.Serialization;
using WhatsAppReplies.Local.Cloud.Sqs;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>Which queues may send their failed messages to a dead-letter queue. A source that is left out could not, so it is refused.</summary>
internal sealed class RedriveAllowPolicyKind(QueueRegistry queues) : IResourceKind
{
    private const int MostSources = 10;

    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public string Type => "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";

    public UnderstoodProperties Properties { get; } = new("queueUrl", "redriveAllowPolicy");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var target = queues.RequireUrl(declared, "queueUrl");
        var policy = Read(declared);
        if (policy.RedrivePermission != "byQueue" || policy.SourceQueueArns is not { Count: > 0 and <= MostSources } sources)
        {
            throw declared.Wrong("redriveAllowPolicy", "this machine understands the permission byQueue with 1 to 10 source queues");
        }

        if (queues.Queues.FirstOrDefault(queue => queue.Redrive?.DeadLetterTargetArn == target.Arn && !sources.Contains(queue.Arn)) is { } leftOut)
        {
            throw declared.Wrong("redriveAllowPolicy", $"{leftOut.Name} sends its failed messages to {target.Name} and is not among its sources");
        }

        return Task.FromResult(AwsAnswers.QueueAttribute(target.Url));
    }

    private static Policy Read(Declared declared)
    {
        try
        {
            return JsonSerializer.Deserialize<Policy>(declared.Text("redriveAllowPolicy"), Strict)!;
        }
        catch (JsonException e)
        {
            throw declared.Wrong("redriveAllowPolicy", $"it is not a redrive-allow policy ({e.Message})");
        }
    }

    private sealed record Policy(
        [property: JsonPropertyName("redrivePermission")] string RedrivePermission,
        [property: JsonPropertyName("sourceQueueArns")] IReadOnlyList<string>? SourceQueueArns);
}
