using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Cloud.Sqs;

/// <summary>Calls about tasks that move dead letters: they name queues by ARN and not by address, and need what the moving itself does.</summary>
internal static class MoveTasks
{
    private const string Start = "StartMessageMoveTask";
    private const string Cancel = "CancelMessageMoveTask";

    /// <summary>Where a call names no queue; the service then says what is missing.</summary>
    private const string NoQueue = "*";

    /// <summary>
    /// Null: the call is about no task. The queues that letters came from stand in no request; that the caller may send there is not looked at.
    /// </summary>
    public static IReadOnlyList<(string Action, string Resource)>? Permissions(string operation, JsonElement request)
    {
        if (operation is not (Start or Cancel or "ListMessageMoveTasks")) return null;
        var source = (operation == Cancel ? SourceIn(request.Text("TaskHandle")) : request.Text("SourceArn")) ?? NoQueue;
        var needed = new List<(string Action, string Resource)> { ($"sqs:{operation}", source) };
        if (operation != Start) return needed;

        needed.AddRange([("sqs:ReceiveMessage", source), ("sqs:DeleteMessage", source), ("sqs:GetQueueAttributes", source)]);
        if (request.Text("DestinationArn") is { } destination) needed.Add(("sqs:SendMessage", destination));
        return needed;
    }

    private static string? SourceIn(string? handle)
    {
        var bytes = new byte[handle?.Length ?? 0];
        if (!Convert.TryFromBase64String(handle ?? "", bytes, out var length)) return null;
        try
        {
            using var task = JsonDocument.Parse(bytes.AsMemory(0, length));
            return task.RootElement.ValueKind == JsonValueKind.Object ? task.RootElement.Text("sourceArn") : null;
        }
        catch (JsonException)
        {
            // Not a handle of this service, which says so itself.
            return null;
        }
    }
}
