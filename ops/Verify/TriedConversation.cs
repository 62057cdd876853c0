using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Plan.Checks;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Ops.Verify;

/// <summary>
/// Conversation that goes through queue, function and tables, and that a person has:
/// the function records what was written and asks no model and sends no message.
/// The hand-off stands as told, so that nobody is called for it.
/// </summary>
internal sealed class TriedConversation(Stack stack, TimeProvider time, string token)
{
    public const string Subject = "conversation";

    /// <summary>Of the deployment plan: what one would see in logs and tables.</summary>
    public const int Step = 20;

    /// <summary>An address that nobody has: all that any run has left stands under it.</summary>
    public const string Channel = "verify";

    private const string Text = "verify";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public async Task<IReadOnlyList<Point>> RunAsync(CancellationToken cancellationToken)
    {
        var (key, started) = (new ConversationKey(Channel, OwnConversation.BeginningOfIds + token), time.GetTimestamp());
        var conversation = new OwnConversation(stack, time, key);
        await conversation.BeginAsync(
            new Dictionary<string, AttributeValue> { [Names.HandOff] = Av.Bool(true), [Names.HandedOverAt] = Av.S(Timestamp.Of(time.GetUtcNow())) },
            Text,
            cancellationToken);
        var what = $"it comes through queue and function within {Patience.TotalSeconds:0} s";
        if (await conversation.UntilDoneAsync(Patience, cancellationToken) is not ({ } record, true))
            return [new Point(Step, Subject, what, false, $"it does not; what was put stays, since its trigger may still come: {key.ConversationId}")];

        List<Point> points =
        [
            new(Step, Subject, what, true, $"after {time.GetElapsedTime(started).TotalSeconds:0.0} s"),
            Point.Same(Step, Subject, "what the record says", Contract.Statuses.AwaitingHuman, record.Status),
            new(
                Step,
                Subject,
                "what was written is recorded once, without a reply",
                record.Entries.Count == 1 && record.Holds(conversation.Sid),
                $"{record.Entries.Count} entries"),
            .. await conversation.LeftAsync(Subject, record, cancellationToken),
        ];
        await conversation.DeleteAsync(cancellationToken);
        return points;
    }
}
