using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Sns;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

internal sealed class RecordedTopics : ITopics
{
    public List<(string Topic, string Subject, JsonNode Message)> Published { get; } = [];

    public Task<string> PublishAsync(string topicArn, string subject, string message, CancellationToken cancellationToken = default)
    {
        Published.Add((topicArn, subject, JsonNode.Parse(message)!));
        return Task.FromResult("id");
    }
}
