using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Ops.Places;
using WhatsAppReplies.Ops.Records;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// Conversation with a phone of the operator's: the function asks the model and sends the reply, and Twilio is asked what became of it.
/// Its record carries no attribute of the index, so that what the operator writes meanwhile is not taken for a part of it.
/// </summary>
internal sealed class AnsweredConversation(Stack stack, TimeProvider time, Recipient recipient, TwilioReader twilio, string token)
{
    public const string Subject = "message";

    /// <summary>How points about what left begin.</summary>
    public const string PartOf = "part ";

    private const int Step = TriedConversation.Step;
    private const string Text = "This is an automatic check of this service. Answer with one short sentence.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PatienceWithThePhone = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    public async Task<IReadOnlyList<Point>> RunAsync(CancellationToken cancellationToken)
    {
        var (key, started) = (new ConversationKey(recipient.Address, OwnConversation.BeginningOfIds + token), time.GetTimestamp());
        var conversation = new OwnConversation(stack, time, key);
        await conversation.BeginAsync(recipient.Record, Text, cancellationToken);
        var what = $"it is answered within {Patience.TotalMinutes:0} minutes";
        var (record, isDone) = await conversation.UntilDoneAsync(Patience, cancellationToken);
        if (record is null || !isDone)
        {
            return [new Point(
                Step, Subject, what, false, $"it is not ({Why(record)}); what was put stays, since its trigger may still come: {key.ConversationId}")];
        }

        var parts = PartsOf(record);
        List<Point> points =
        [
            new(
                Step,
                Subject,
                what,
                parts.Count > 0,
                parts.Count > 0 ? $"after {time.GetElapsedTime(started).TotalSeconds:0.0} s" : $"it is not: {Why(record)}"),
            Point.Same(Step, Subject, "what the record says", Contract.Statuses.ReplySent, record.Status),
        ];
        for (var i = 0; i < parts.Count; i++)
            points.Add(await ArrivalAsync($"{PartOf}{i + 1} of {parts.Count} is on its way to the phone, as Twilio tells", parts[i], cancellationToken));
        points.AddRange(await conversation.LeftAsync(Subject, record, cancellationToken));
        await conversation.DeleteAsync(cancellationToken);
        return points;
    }

    private async Task<Point> ArrivalAsync(string what, string sid, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var state = await twilio.ReadAsync(sid, recipient.Address, cancellationToken);
            // A phone that is off stays at "sent": WhatsApp has it.
            if (state.IsFinal || time.GetElapsedTime(started) >= PatienceWithThePhone)
                return new Point(Step, Subject, what, state.HasLeft, state.InWords);
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    private static string Why(ConversationRecord? record) =>
        record is null ? "its record is gone" : $"the record says {record.Status}{(record.StatusReason is { } reason ? $", {reason}" : "")}";

    private static List<string> PartsOf(ConversationRecord record) =>
    [
        .. record.Entries.Where(entry => entry.M?.GetValueOrDefault(Contract.Messages.Role)?.S == Contract.Messages.AssistantRole)
            .SelectMany(entry => entry.M.GetValueOrDefault(Contract.Messages.PartSids)?.L ?? []).Select(part => part.S),
    ];
}
