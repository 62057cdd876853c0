using System.Text.Json.Nodes;
using Amazon.SQS;
using Amazon.SQS.Model;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Plan.Checks;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>Checks of the queues: what the program declares is what is there, and no letter is dead.</summary>
internal sealed class QueueChecks(IAmazonSQS queues)
{
    private const string TypeOfQueues = "aws:sqs/queue:Queue";

    public Task<IReadOnlyList<Point>> RunAsync(IReadOnlyList<PlannedResource> resources, string deadLetters, CancellationToken cancellationToken) =>
        Look.AtEachAsync(
            resources.Where(resource => resource.Type == TypeOfQueues), NameOf, queue => OfAsync(NameOf(queue), queue.Inputs, deadLetters, cancellationToken));

    private async Task<IReadOnlyList<Point>> OfAsync(string name, JsonObject declared, string deadLetters, CancellationToken cancellationToken)
    {
        Dictionary<string, string> attributes;
        try
        {
            var url = (await queues.GetQueueUrlAsync(name, cancellationToken)).QueueUrl;
            attributes = (await queues.GetQueueAttributesAsync(
                new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = ["All"] }, cancellationToken)).Attributes;
        }
        catch (QueueDoesNotExistException)
        {
            return [new Point(Look.Step, name, "the queue is there", false, "it is not")];
        }

        var points = new List<Point> { new(Look.Step, name, "the queue is there", true, "it is") };
        Compare("messageRetentionSeconds", "MessageRetentionPeriod", "seconds that it keeps a message");
        Compare("visibilityTimeoutSeconds", "VisibilityTimeout", "seconds until a message comes back");
        if (declared["redrivePolicy"]?.GetValue<string>() is { } policy)
        {
            points.Add(Point.Same(
                Look.Step, name, "where it gives up", Redrive(policy), attributes.TryGetValue("RedrivePolicy", out var there) ? Redrive(there) : null));
        }
        if (name == deadLetters)
        {
            var letters = attributes["ApproximateNumberOfMessages"];
            points.Add(new(Look.Step, name, "no letter is dead", letters == "0", letters == "0" ? "none" : $"{letters}: --target=DeadLetters shows them"));
        }

        return points;

        void Compare(string input, string attribute, string what)
        {
            if (declared[input] is { } value)
                points.Add(Point.Same(Look.Step, name, what, value.ToString(), attributes.GetValueOrDefault(attribute)));
        }
    }

    private static string NameOf(PlannedResource queue) => queue.Inputs["name"]!.GetValue<string>();

    /// <summary>The account in it is whoever's the stack is.</summary>
    private static string Redrive(string policy)
    {
        var parsed = JsonNode.Parse(policy)!;
        var target = parsed["deadLetterTargetArn"]!.GetValue<string>();
        return $"{target[(target.LastIndexOf(':') + 1)..]} after {parsed["maxReceiveCount"]}";
    }
}
