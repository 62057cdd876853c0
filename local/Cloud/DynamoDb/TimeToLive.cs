using System.Collections.Concurrent;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.DynamoDb;

/// <summary>
/// Which tables delete items past a time, and by which attribute. The emulator never learns of it: it would delete on the machine's clock at
/// a moment of its own choice, and here the <see cref="TimeToLiveSweeper"/> does, on a clock that a test can step.
/// </summary>
internal sealed class TimeToLive
{
    private readonly ConcurrentDictionary<string, string> _attributes = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Attributes => _attributes;

    public void Enable(string table, string attribute) => _attributes[table] = attribute;

    public AwsHttpAnswer Update(JsonElement request)
    {
        var specification = request.GetProperty("TimeToLiveSpecification");
        var (table, attribute) = (request.Text("TableName")!, specification.Text("AttributeName")!);
        var enable = specification.GetProperty("Enabled").GetBoolean();
        if (enable == _attributes.ContainsKey(table))
        {
            throw new AwsException("ValidationException", $"TimeToLive is already {(enable ? "enabled" : "disabled")}");
        }

        if (enable)
        {
            Enable(table, attribute);
        }
        else
        {
            _attributes.TryRemove(table, out _);
        }

        return JsonAnswer.Of(AwsProtocol.Json10, new Dictionary<string, object>
        {
            ["TimeToLiveSpecification"] = new Dictionary<string, object> { ["AttributeName"] = attribute, ["Enabled"] = enable },
        });
    }

    public AwsHttpAnswer Describe(JsonElement request)
    {
        var description = _attributes.TryGetValue(request.Text("TableName")!, out var attribute)
            ? new Dictionary<string, object> { ["AttributeName"] = attribute, ["TimeToLiveStatus"] = "ENABLED" }
            : new Dictionary<string, object> { ["TimeToLiveStatus"] = "DISABLED" };
        return JsonAnswer.Of(AwsProtocol.Json10, new Dictionary<string, object> { ["TimeToLiveDescription"] = description });
    }
}
