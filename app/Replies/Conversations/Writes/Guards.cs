using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>Conditions of writes: what must be true of the record for a write to be applied. Each is one condition with one reason.</summary>
internal static class Guards
{
    // guard: A status that another system has set ends a claim
    private const string NotProcessing = $"attribute_not_exists({Names.Status}) OR {Names.Status} <> :processing";

    // guard: A claim whose deadline has passed is taken over
    private const string DeadlinePassed = $"{Names.Deadline} < :now";

    // guard: A claim without a deadline that can pass is taken over
    private const string DeadlineNeverPasses = $"NOT attribute_type({Names.Deadline}, :number)";

    /// <summary>An update would otherwise create the record.</summary>
    public const string RecordExists = $"attribute_exists({Names.ConversationId})";

    /// <summary>P3: a dead worker's claim ends by itself. A deadline that is no number was written by nobody who will ever end it.</summary>
    public const string NoLiveClaim = $"({NotProcessing} OR {DeadlinePassed} OR {DeadlineNeverPasses})";

    /// <summary>
    /// A claim that was stuck on its way and repeated can arrive when its turn is long over: nobody would work under it, and what else
    /// was stuck would be applied once more.
    /// </summary>
    public const string NotEndedBefore = $"(attribute_not_exists({Names.LastOwner}) OR {Names.LastOwner} <> :owner)";

    /// <summary>
    /// A claim that comes twice, the second time when somebody has freed the conversation by its status alone, would move the step on
    /// under the worker that works by it.
    /// </summary>
    public const string NotGrantedAlready = $"(attribute_not_exists({Names.Owner}) OR {Names.Owner} <> :owner)";

    /// <summary>P4, fencing: nobody else has taken the conversation over.</summary>
    public const string StillOwner = $"{Names.Owner} = :owner";

    /// <summary>
    /// P4, fencing: this write follows the last one of the same claim, and is applied once. Steps never begin anew: even where a claim
    /// that was stuck on its way comes back after other turns, what was stuck behind it names a step that is long past.
    /// </summary>
    public const string StepAsRead = $"{Names.Step} = :step";

    /// <summary>P3, P4: a renewal that comes late or twice never shortens what its worker relies on by now.</summary>
    public const string DeadlineRises = $"{Names.Deadline} < :deadline";

    /// <summary>P2: a reply that somebody began to send is never replaced by another one.</summary>
    public const string NoOtherReply = $"attribute_not_exists({Names.PendingReply})";

    /// <summary>The model took seconds; a person may have taken the conversation meanwhile.</summary>
    public const string NotHandedToHuman = $"(attribute_not_exists({Names.HandOff}) OR {Names.HandOff} IN (:false, :null, :zero))";

    /// <summary>
    /// P7: what Twilio accepted, WhatsApp may have refused while the rest was still being sent. The placeholder stands for the sids of all
    /// parts.
    /// </summary>
    public const string NoPartFailed =
        $"(attribute_not_exists({Names.LastDeliveryFailure}) OR NOT {Names.LastDeliveryFailure}.{Contract.DeliveryFailure.Sid} IN (:parts))";

    /// <summary>P4, P7: no claim stands, and nothing was answered since.</summary>
    public const string StillRetry = $"{Names.Status} = :retry";

    /// <summary>P7: another trigger that left it is tried again.</summary>
    public const string LeftByThisTrigger = $"{Names.LastMessageId} = :messageId";

    /// <summary>P7: the claim that stands is one of an earlier receive of the same trigger.</summary>
    public const string HeldByThisTrigger = $"{Names.MessageId} = :messageId";

    /// <summary>P7: the last receive of this trigger did not come and go while this worker had the conversation.</summary>
    public const string NotOvertaken = $"{Names.ReceiveCount} = :receiveCount";

    /// <summary>Another system may have begun the list meanwhile.</summary>
    // guard: What is mended is no list yet
    public const string MessagesStillNull = $"attribute_type({Names.Messages}, :nullType)";
}
