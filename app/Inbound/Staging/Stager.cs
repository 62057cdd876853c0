using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Settings;
using WhatsAppReplies.Shared.Staging;

namespace WhatsAppReplies.Inbound.Staging;

/// <summary>
/// Staging of a message, up to its trigger: assignment, record, fragment, lock, trigger, receipt. Every step may be the last one of this process, and the
/// whole may be done again at any time.
/// </summary>
internal sealed class Stager(
    Assignments assignments,
    NewConversations conversations,
    StageTable stage,
    Receipts receipts,
    TriggerSender triggers,
    KnownMessages known,
    InboundSettings settings)
{
    /// <param name="message">Whose origin was verified.</param>
    /// <param name="number">Nothing: the table does not know it.</param>
    /// <param name="conversation">Nothing: the index does not know it.</param>
    /// <param name="wasStaged">There is a receipt for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <param name="aboutToStage">Told before a message is staged that is not there yet: what must not be left undone by a process that dies.</param>
    public async Task<StagingOutcome> StageAsync(
        InboundMessage message,
        CompanyNumber? number,
        ConversationKey? conversation,
        bool wasStaged,
        CancellationToken cancellationToken,
        Action? aboutToStage = null)
    {
        if (number?.Malformed is { } malformed)
            return new StagingOutcome.Refused(malformed);

        // guard: All messages of a new customer come to one conversation
        var ofNewCustomer = number is { AnswersNewCustomers: true } ? NewConversations.KeyOf(number.Number, message.From) : null;
        if ((conversation ?? ofNewCustomer) is not { } chosen)
            return new StagingOutcome.UnknownCustomer();

        // Before a record is made: one that was erased does not come back because an old request does.
        var key = wasStaged
            ? await assignments.FindAsync(message.Sid, cancellationToken) ?? chosen
            : await assignments.AssignAsync(message.Sid, chosen, cancellationToken);
        if (wasStaged && !await stage.HoldsAsync(key.ConversationId, message.Sid, cancellationToken))
        {
            known.Add(message.Sid);
            return new StagingOutcome.Answered();
        }

        // By the assignment, not by what the index knows now: who died between the two has made none, and another system's may come first meanwhile.
        // guard: What is staged for a new customer has a record
        var madeRecord = key == ofNewCustomer && key != conversation && await conversations.MakeAsync(key, number!, cancellationToken);
        var marked = message with { OptOutReply = number?.OptOut?.ReplyTo(message.Body) };

        // guard: A message without its text is told to a person before it is staged
        if (aboutToStage is not null && !await stage.HoldsAsync(key.ConversationId, message.Sid, cancellationToken))
            aboutToStage();

        // guard: A message is staged before its receipt
        var isNew = !wasStaged && await stage.PutAsync(marked, key, cancellationToken);
        await triggers.SendAsync(key, message.Sid, number?.QuietTime ?? settings.QuietTime, cancellationToken);

        // P1: last. With a receipt and without a trigger, a fragment that expires would be taken for one that was answered.
        // guard: A message that was staged has a receipt
        if (!wasStaged)
            await receipts.PutAsync(message.Sid, cancellationToken);
        known.Add(message.Sid);
        return new StagingOutcome.Staged(isNew, madeRecord);
    }
}
