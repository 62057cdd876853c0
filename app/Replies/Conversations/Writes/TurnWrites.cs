namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>
/// Every write of a turn to the conversation: when it is applied, and what it does. Nothing else in the function updates that table,
/// and nothing here touches an attribute that is not the turn's own.
/// </summary>
internal static class TurnWrites
{
    private const string NextStep = "processing_step = :nextStep";
    private const string Touched = "updated_at = :at";

    /// <summary>Written with the end of every claim: see <see cref="Guards.NotEndedBefore"/> and <see cref="Guards.StepAsRead"/>.</summary>
    private const string Ended = "last_processing_owner = :owner, last_processing_step = :nextStep";

    private const string Appended = "messages = list_append(if_not_exists(messages, :empty), :entries)";

    private const string Owner = "processing_owner";
    private const string Deadline = "processing_deadline";
    private const string Step = "processing_step";
    private const string Previous = "processing_previous_status";
    private const string Reason = "conversation_status_reason";
    private const string Reply = "pending_reply";

    /// <summary>A take-over keeps the status from before the dead worker's claim, and counts on from where that worker was.</summary>
    public static readonly TurnWrite Claim = new("claim",
        when:
        [
            Guards.RecordExists,
            Guards.NoLiveClaim,
            Guards.NotEndedBefore,
            Guards.NotGrantedAlready,
        ],
        set:
        [
            "processing_previous_status = if_not_exists(processing_previous_status, if_not_exists(conversation_status, :null))",
            "conversation_status = :processing",
            "processing_owner = :owner",
            "processing_deadline = :deadline",
            "processing_step = if_not_exists(processing_step, if_not_exists(last_processing_step, :zero)) + :one",
        ],
        remove: []);

    /// <summary>NULL is not a list that entries can be appended to.</summary>
    public static readonly TurnWrite MendMessages = new("mend messages",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
            Guards.MessagesStillNull,
        ],
        set: [NextStep, "messages = :empty"],
        remove: []);

    /// <summary>The entries that leave are named one by one: what another system appends meanwhile stays.</summary>
    public static readonly TurnWrite Archive = new("archive",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [NextStep, "archived_messages = :archived"],
        remove: []);

    public static readonly TurnWrite Checkpoint = new("checkpoint",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
            Guards.NoOtherReply,
            Guards.NotHandedToHuman,
        ],
        set: [NextStep, "pending_reply = :pending"],
        remove: []);

    /// <summary>Part n is sent and part n+1 is being sent, in one write.</summary>
    public static readonly TurnWrite NextPart = new("next part",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [NextStep, "pending_reply = :pending"],
        remove: []);

    /// <summary>The read-back did not find the part: this worker, which still owns the claim, sends it once more.</summary>
    public static readonly TurnWrite MarkUnknownResent = new("mark unknown resent",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [NextStep, "pending_reply = :pending"],
        remove: []);

    public static readonly TurnWrite Finish = new("finish",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
            Guards.NotHandedToHuman,
        ],
        set:
        [
            Ended, Appended, "conversation_status = :replySent", Touched,
            "last_assistant_message_sid = :lastSid", "initial_processing_time_ms = :took",
        ],
        remove: [Owner, Deadline, Step, Previous, Reason, Reply]);

    /// <summary>The flag was set while the reply was being sent: the reply is recorded all the same, and the status says who is next.</summary>
    public static readonly TurnWrite FinishHandedToHuman = new("finish, handed to a human",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set:
        [
            Ended, Appended, "conversation_status = :awaitingHuman", Touched,
            "last_assistant_message_sid = :lastSid", "initial_processing_time_ms = :took",
        ],
        remove: [Owner, Deadline, Step, Previous, Reason, Reply]);

    public static readonly TurnWrite RecordForHuman = new("record for a human",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, Appended, "conversation_status = :awaitingHuman", Touched],
        remove: [Owner, Deadline, Step, Previous, Reason]);

    /// <summary>Messages without any text (pictures, voice) are recorded; there is nothing that the model could answer.</summary>
    public static readonly TurnWrite RecordUnanswerable = new("record unanswerable",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, Appended, "conversation_status = :previous", Touched],
        remove: [Owner, Deadline, Step, Previous]);

    public static readonly TurnWrite Restore = new("restore",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, "conversation_status = :previous"],
        remove: [Owner, Deadline, Step, Previous]);

    /// <summary>A pending reply stays: the next worker goes on with it.</summary>
    public static readonly TurnWrite Release = new("release",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, "conversation_status = :retry"],
        remove: [Owner, Deadline, Step, Previous]);

    public static readonly TurnWrite Refuse = new("refuse",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, "conversation_status = :replyFailed", "conversation_status_reason = :reason", Touched],
        remove: [Owner, Deadline, Step, Previous]);

    /// <summary>A part turned out not to be at the provider: its state goes back with the claim.</summary>
    public static readonly TurnWrite ReleaseWithReply = Release.Setting("pending_reply = :pending");

    public static readonly TurnWrite RefuseWithReply = Refuse.Setting("pending_reply = :pending");

    /// <summary>Nothing of the reply was accepted; the fragments wait for a new one.</summary>
    public static readonly TurnWrite RefuseWithoutReply = Refuse.Removing(Reply);
}
