using System.Text.Json;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Local.Runner.Live.Steps;

/// <summary>Reader of calls: which step of a turn a request is, by the names that it shares with the tables and queues.</summary>
internal sealed class StepReader(StepTables tables)
{
    private const string Parts = "parts";
    private const string State = "state";

    /// <summary>Null: it is no step that anybody has to see.</summary>
    public Step? Read(string service, string operation, ReadOnlyMemory<byte> request)
    {
        using var json = JsonDocument.Parse(request);
        var body = json.RootElement;
        return (service, operation) switch
        {
            ("dynamodb", "PutItem") => Put(body),
            ("dynamodb", "Query") when TableOf(body) == tables.Stage => new Step(StepNames.Read) { ConversationId = body.Value(":conversation") },
            ("dynamodb", "UpdateItem") when TableOf(body) == tables.Conversations => Write(body),
            ("dynamodb", "UpdateItem") when TableOf(body) == tables.Stage => OfAStagedItem(body),
            ("dynamodb", "BatchWriteItem") => CleanUp(body),
            ("dynamodb", "DeleteItem") when TableOf(body) == tables.Locks =>
                new Step(StepNames.Unlocked) { ConversationId = body.In("Key", Contract.TriggerLock.ConversationId) },
            ("sqs", "SendMessage") => Send(body),
            ("sqs", "ChangeMessageVisibility") => new Step(StepNames.Invisible)
            {
                ReceiptHandle = body.Text("ReceiptHandle"),
                Facts = Facts(("seconds", body.GetProperty("VisibilityTimeout").GetInt32())),
            },
            _ => null,
        };
    }

    private static string? TableOf(JsonElement body) => body.Text("TableName");

    private Step? Put(JsonElement body)
    {
        var table = TableOf(body);
        if (table == tables.Stage)
        {
            return new Step(StepNames.Staged)
            {
                ConversationId = body.In("Item", Contract.Stage.ConversationId),
                Channel = body.In("Item", Contract.Stage.PrimaryChannel),
                Sid = body.In("Item", Contract.Stage.MessageSid),
                Facts = Facts(("type", body.In("Item", Contract.Stage.MessageType))),
            };
        }

        if (table == tables.Conversations && body.In("Item", Names.PrimaryChannel) is { } channel)
            return new Step(StepNames.NewRecord) { ConversationId = body.In("Item", Names.ConversationId), Channel = channel };
        if (table != tables.Locks) return null;

        var key = body.In("Item", Contract.TriggerLock.ConversationId)!;
        if (key.StartsWith(Contract.TriggerLock.AssignmentPrefix, StringComparison.Ordinal)) return null;
        return key.StartsWith(Contract.TriggerLock.ReceiptPrefix, StringComparison.Ordinal)
            ? new Step(StepNames.Receipt) { Sid = key[Contract.TriggerLock.ReceiptPrefix.Length..] }
            : new Step(StepNames.Lock) { ConversationId = key, Sid = body.In("Item", Contract.TriggerLock.MessageSid) };
    }

    /// <summary>A turn writes its record in a few ways, each of which sets something that no other does.</summary>
    private static Step Write(JsonElement body)
    {
        var update = body.Text("UpdateExpression") ?? "";
        var of = new Step(StepNames.Archived) { ConversationId = body.In("Key", Names.ConversationId), Channel = body.In("Key", Names.PrimaryChannel) };
        if (Sets(update, Names.Owner))
            return of with { Name = StepNames.Claim, Facts = Facts(("deadline", body.Whole(":deadline")), ("receives", body.Whole(":receiveCount"))) };
        if (update.Contains("list_append", StringComparison.Ordinal))
            return of with { Name = StepNames.Finish, Facts = Facts(("parts", body.Count(":partSids"))) };
        if (Sets(update, Names.LastOwner))
            return of with { Name = update.Contains(":replyFailed", StringComparison.Ordinal) ? StepNames.Refused : StepNames.Released };
        if (Sets(update, Names.PendingReply)) return Pending(of, body);
        if (Sets(update, Names.Deadline)) return of with { Name = StepNames.Renew, Facts = Facts(("deadline", body.Whole(":deadline"))) };
        return of;
    }

    private static bool Sets(string update, string attribute) =>
        update.Contains($" {attribute} = ", StringComparison.Ordinal);

    /// <summary>Nothing has been sent before the checkpoint: no part has a sid yet.</summary>
    private static Step Pending(Step of, JsonElement body)
    {
        var pending = body.GetProperty("ExpressionAttributeValues").GetProperty(":pending").GetProperty("M");
        var states = pending.GetProperty(Parts)
            .GetProperty("L")
            .EnumerateArray()
            .Select(part => part.GetProperty("M").GetProperty(State).Text("S") ?? "")
            .ToList();
        return of with
        {
            Name = states.Exists(state => state == "sent") ? StepNames.Part : StepNames.Checkpoint,
            Facts = Facts(
                ("parts", states.Count),
                ("sent", states.Count(state => state == "sent")),
                ("model", pending.InMap(Contract.Messages.Model)),
                ("promptTokens", Number(pending, Contract.Messages.PromptTokens)),
                ("completionTokens", Number(pending, Contract.Messages.CompletionTokens))),
        };
    }

    private static long Number(JsonElement map, string name) =>
        long.Parse(map.GetProperty(name).Text("N")!, System.Globalization.CultureInfo.InvariantCulture);

    private static Step OfAStagedItem(JsonElement body) =>
        new(Sets(body.Text("UpdateExpression") ?? "", Contract.Stage.ExpiresAt) ? StepNames.KeptLonger : StepNames.StagedAgain)
        {
            ConversationId = body.In("Key", Contract.Stage.ConversationId),
            Sid = body.In("Key", Contract.Stage.MessageSid),
        };

    private Step? CleanUp(JsonElement body)
    {
        var tablesOf = body.GetProperty("RequestItems");
        if (!tablesOf.TryGetProperty(tables.Locks, out var locks)) return null;
        var fragments = tablesOf.TryGetProperty(tables.Stage, out var staged) ? staged.GetArrayLength() : 0;
        return new Step(StepNames.CleanUp)
        {
            ConversationId = locks[0].GetProperty("DeleteRequest").In("Key", Contract.TriggerLock.ConversationId),
            Facts = Facts(("fragments", fragments)),
        };
    }

    private Step? Send(JsonElement body)
    {
        using var message = JsonDocument.Parse(body.Text("MessageBody")!);
        var queue = body.Text("QueueUrl");
        var of = new Step(StepNames.Trigger)
        {
            ConversationId = message.RootElement.Text(Contract.Trigger.ConversationId),
            Channel = message.RootElement.Text(Contract.Trigger.PrimaryChannel),
        };
        if (queue == tables.QueueUrl)
            return of with { Facts = Facts(("seconds", body.TryGetProperty("DelaySeconds", out var delay) ? delay.GetInt32() : 0)) };
        return queue == tables.HandOffQueueUrl ? of with { Name = StepNames.HandOff } : null;
    }

    private static Dictionary<string, object> Facts(params (string Name, object? Value)[] facts) =>
        facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!);
}
