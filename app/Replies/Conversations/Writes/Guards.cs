namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>What must be true of the record for a write to be applied. Each is one condition with one reason.</summary>
internal static class Guards
{
    /// <summary>An update would otherwise create the record.</summary>
    public const string RecordExists = "attribute_exists(conversation_id)";

    /// <summary>P3: a dead worker's claim ends by itself. A deadline that is no number was written by nobody who will ever end it.</summary>
    public const string NoLiveClaim =
        "(attribute_not_exists(conversation_status) OR conversation_status <> :processing OR processing_deadline < :now OR NOT attribute_type(processing_deadline, :number))";

    /// <summary>
    /// A claim that was stuck on its way and repeated can arrive when its turn is long over: nobody would work under it, and what else
    /// was stuck would be applied once more.
    /// </summary>
    public const string NotEndedBefore = "(attribute_not_exists(last_processing_owner) OR last_processing_owner <> :owner)";

    /// <summary>
    /// A claim that comes twice, the second time when somebody has freed the conversation by its status alone, would move the step on
    /// under the worker that works by it.
    /// </summary>
    public const string NotGrantedAlready = "(attribute_not_exists(processing_owner) OR processing_owner <> :owner)";

    /// <summary>P4: nobody else has taken the conversation over.</summary>
    public const string StillOwner = "processing_owner = :owner";

    /// <summary>
    /// P4: this write follows the last one of the same claim, and is applied once. Steps never begin anew: even where a claim
    /// that was stuck on its way comes back after other turns, what was stuck behind it names a step that is long past.
    /// </summary>
    public const string StepAsRead = "processing_step = :step";

    /// <summary>P2: a reply that somebody began to send is never replaced by another one.</summary>
    public const string NoOtherReply = "attribute_not_exists(pending_reply)";

    /// <summary>The model took seconds; a person may have taken the conversation meanwhile.</summary>
    public const string NotHandedToHuman = "(attribute_not_exists(hand_off_to_human) OR hand_off_to_human IN (:false, :null, :zero))";

    /// <summary>Another system may have begun the list meanwhile.</summary>
    public const string MessagesStillNull = "attribute_type(messages, :nullType)";
}
