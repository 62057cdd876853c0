using System.Text;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Gateway;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>A call on its way to a service.</summary>
internal sealed record FunctionCall(string Operation, AwsRequest Request)
{
    /// <summary>Whose call it is: every environment signs with a key of its own.</summary>
    public string AccessKeyId => Authorization.Parse(Request.Header("Authorization"))!.AccessKeyId;

    public bool IsTheOperators => AccessKeyId == OperatorClients.AccessKeyId;

    public TurnCall Kind => Operation switch
    {
        "UpdateItem" => KindOfUpdate(),
        "BatchWriteItem" => TurnCall.CleanUp,
        "ChangeMessageVisibility" => TurnCall.Visibility,
        _ => TurnCall.Other,
    };

    /// <summary>Null: no call about a queue message.</summary>
    public string? Receipt => Kind == TurnCall.Visibility ? Field("ReceiptHandle").GetString() : null;

    /// <summary>After how long a queue message is to come back.</summary>
    public TimeSpan Visibility => TimeSpan.FromSeconds(Field("VisibilityTimeout").GetInt32());

    public bool Names(string conversationId) => Request.Body.Span.IndexOf(Encoding.UTF8.GetBytes($"\"{conversationId}\"")) >= 0;

    private JsonElement Field(string name)
    {
        using var body = JsonDocument.Parse(Request.Body);
        return body.RootElement.GetProperty(name).Clone();
    }

    private TurnCall KindOfUpdate()
    {
        using var body = JsonDocument.Parse(Request.Body);
        var update = body.RootElement.GetProperty("UpdateExpression").GetString()!;
        var condition = body.RootElement.GetProperty("ConditionExpression").GetString()!;
        var endsTheClaim = update.Contains($"REMOVE {Contract.Conversations.Owner}", StringComparison.Ordinal);
        return update.Contains($"{Contract.Conversations.Until} = ", StringComparison.Ordinal) ? TurnCall.Claim
            : condition.Contains($"attribute_not_exists({Contract.Conversations.PendingReply})", StringComparison.Ordinal) ? TurnCall.Checkpoint
            : endsTheClaim && update.Contains("list_append", StringComparison.Ordinal) ? TurnCall.Finish
            : TurnCall.Other;
    }
}
