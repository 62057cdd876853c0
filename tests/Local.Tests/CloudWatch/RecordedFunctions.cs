using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

internal sealed class RecordedFunctions : IAlarmedFunctions
{
    public List<(string Function, string Alarm, JsonNode Event)> Sent { get; } = [];

    public void Send(string functionArn, string alarmArn, string payload) => Sent.Add((functionArn, alarmArn, JsonNode.Parse(payload)!));
}
