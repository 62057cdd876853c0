using Names = WhatsAppReplies.Contract.Conversations;

namespace WhatsAppReplies.Replies.Conversations.Writes;

/// <summary>
/// Every write of a turn to the conversation: when it is applied, and what it does. Nothing else in the function updates that table,
/// and nothing here touches an attribute that is not the turn's own.
/// </summary>
internal static class TurnWrites
{
    private const string NextStep = $"{Names.Step} = :nextStep";
    private const string Touched = $"{Names.UpdatedAt} = :at";

    /// <summary>Written with the end of every claim: see <see cref="Guards.NotEndedBefore"/> and <see cref="Guards.StepAsRead"/>.</summary>
    private const string Ended =
        $"{Names.LastOwner} = :owner, {Names.LastStep} = :nextStep, {Names.LastTurnAt} = :endedAt, "
        + $"{Names.LastMessageId} = :messageId, {Names.LastReceiveCount} = :receiveCount";

    private const string Appended = $"{Names.Messages} = list_append(if_not_exists({Names.Messages}, :empty), :entries)";

    private const string Remembered = $"{Names.PendingReply} = :pending";
    private const string LastSid = $"{Names.LastAssistantMessageSid} = :lastSid";
    private const string LastParts = $"{Names.LastPartSids} = :partSids";
    private const string Took = $"{Names.InitialProcessingTimeMs} = :took";

    /// <summary>The status from before the dead worker's claim.</summary>
    // guard: A take-over keeps the status before the dead worker's claim
    private const string PreviousStatus = $"if_not_exists({Names.PreviousStatus}, if_not_exists({Names.Status}, :null))";

    private static readonly string[] TheClaim =
        [Names.Owner, Names.MessageId, Names.ReceiveCount, Names.Deadline, Names.Until, Names.Step, Names.PreviousStatus];

    private static readonly string[] TheUnusable = [Names.UnusableAnswers, Names.UnusableAnswersOf];

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
            $"{Names.PreviousStatus} = {PreviousStatus}",
            $"{Names.Status} = :processing",
            $"{Names.Owner} = :owner",
            $"{Names.MessageId} = :messageId",
            $"{Names.ReceiveCount} = :receiveCount",
            $"{Names.Deadline} = :deadline",
            $"{Names.Until} = :until",
            $"{Names.Step} = if_not_exists({Names.Step}, if_not_exists({Names.LastStep}, :zero)) + :one",
        ],
        remove: []);

    /// <summary>
    /// The same by a worker that has read how long staged messages live, and may die before it writes anything else: whoever comes after it must know.
    /// </summary>
    public static readonly TurnWrite ClaimNotingLifetime = Claim.Setting($"{Names.StagedLifetime} = :stagedLifetime");

    /// <summary>Beside the other writes of the turn, whose step it leaves as it is.</summary>
    public static readonly TurnWrite Renew = new("renew",
        when:
        [
            Guards.StillOwner,
            Guards.DeadlineRises,
        ],
        set: [$"{Names.Deadline} = :deadline"],
        remove: []);

    /// <summary>NULL is not a list that entries can be appended to.</summary>
    public static readonly TurnWrite MendMessages = new("mend messages",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
            Guards.MessagesStillNull,
        ],
        set: [NextStep, $"{Names.Messages} = :empty"],
        remove: []);

    /// <summary>The entries that leave are named one by one: what another system appends meanwhile stays.</summary>
    public static readonly TurnWrite Archive = new("archive",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [NextStep, $"{Names.ArchivedCount} = :archived"],
        remove: []);

    public static readonly TurnWrite Checkpoint = new("checkpoint",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
            Guards.NoOtherReply,
            Guards.NotHandedToHuman,
        ],
        set: [NextStep, Remembered],
        remove: []);

    /// <summary>Part n is sent and part n+1 is being sent, in one write.</summary>
    public static readonly TurnWrite NextPart = new("next part",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [NextStep, Remembered],
        remove: []);

    /// <summary>The read-back did not find the part: this worker, which still owns the claim, sends it once more.</summary>
    public static readonly TurnWrite MarkUnknownResent = new("mark unknown resent",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [NextStep, Remembered],
        remove: []);

    public static readonly TurnWrite Finish = new("finish",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
            Guards.NotHandedToHuman,
            Guards.NoPartFailed,
        ],
        set:
        [
            Ended, Appended, $"{Names.Status} = :replySent", Touched,
            LastSid, LastParts, Took,
        ],
        remove: [.. TheClaim, Names.StatusReason, Names.PendingReply, .. TheUnusable]);

    /// <summary>The reply itself is why the record says something else than that it was sent: it hands the conversation over, or ends it.</summary>
    public static readonly TurnWrite FinishOtherwise = Finish.Instead(":replySent", ":otherwise");

    /// <summary>Something happened while the reply was being sent: the reply is recorded all the same, and the status says what.</summary>
    public static readonly TurnWrite FinishAllTheSame = new("finish all the same",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set:
        [
            Ended, Appended, $"{Names.Status} = :otherwise", Touched,
            LastSid, LastParts, Took,
        ],
        remove: [.. TheClaim, Names.PendingReply, .. TheUnusable]);

    /// <summary>The flag was set: a person is next.</summary>
    public static readonly TurnWrite FinishHandedToHuman = FinishAllTheSame.Removing(Names.StatusReason);

    /// <summary>A part has failed.</summary>
    public static readonly TurnWrite FinishUndelivered = FinishAllTheSame.Setting($"{Names.StatusReason} = :reason");

    /// <summary>A flag that another system has set is met for the first time: from when on, before the queue is told.</summary>
    public static readonly TurnWrite AnnounceHandOff = new("announce a hand-off",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [NextStep, $"{Names.HandingOverAt} = :handingOverAt"],
        remove: [Names.HandedOverAt]);

    public static readonly TurnWrite RecordForHuman = new("record for a human",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, Appended, $"{Names.Status} = :awaitingHuman", Touched],
        remove: [.. TheClaim, Names.StatusReason, Names.PendingReply, .. TheUnusable]);

    /// <summary>Messages without any text (pictures, voice) are recorded; there is nothing that the model could answer.</summary>
    public static readonly TurnWrite RecordUnanswerable = new("record unanswerable",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, Appended, $"{Names.Status} = :previous", Touched],
        remove: [.. TheClaim, .. TheUnusable]);

    /// <summary>The customer cannot be written to. Ends as a message without text does, with a status and a reason of its own; the reply goes.</summary>
    public static readonly TurnWrite RecordUnreachable =
        RecordUnanswerable.Setting($"{Names.StatusReason} = :reason").Removing(Names.PendingReply);

    /// <summary>The same after some parts were accepted.</summary>
    public static readonly TurnWrite RecordUnreachableAfterParts = RecordUnreachable.Setting(LastSid).Setting(LastParts).Setting(Took);

    public static readonly TurnWrite Restore = new("restore",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, $"{Names.Status} = :previous"],
        remove: TheClaim);

    /// <summary>A pending reply stays: the next worker goes on with it.</summary>
    public static readonly TurnWrite Release = new("release",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
            Guards.NotOvertaken,
        ],
        set: [Ended, $"{Names.Status} = :retry"],
        remove: TheClaim);

    public static readonly TurnWrite Refuse = new("refuse",
        when:
        [
            Guards.StillOwner,
            Guards.StepAsRead,
        ],
        set: [Ended, $"{Names.Status} = :replyFailed", $"{Names.StatusReason} = :reason", Touched],
        remove: TheClaim);

    /// <summary>
    /// Beside the claim of an earlier receive, whose worker is still at work: the last receive has come and found it so, and nobody comes after it.
    /// </summary>
    public static readonly TurnWrite Overtake = new("overtake",
        when:
        [
            Guards.HeldByThisTrigger,
        ],
        set: [$"{Names.ReceiveCount} = :receiveCount"],
        remove: []);

    /// <summary>
    /// A write without a claim: the last receive of a trigger ended before it had one, and what an earlier one has left is not so any more.
    /// It ends no turn, so that a redrive still looks for what may have expired.
    /// </summary>
    public static readonly TurnWrite GiveUpUnclaimed = new("give up unclaimed",
        when:
        [
            Guards.StillRetry,
            Guards.LeftByThisTrigger,
        ],
        set: [$"{Names.Status} = :replyFailed", $"{Names.StatusReason} = :reason", Touched, $"{Names.LastReceiveCount} = :receiveCount"],
        remove: []);

    /// <summary>A part turned out not to be at the provider: its state goes back with the claim.</summary>
    public static readonly TurnWrite ReleaseWithReply = Release.Setting(Remembered);

    public static readonly TurnWrite RefuseWithReply = Refuse.Setting(Remembered);

    /// <summary>Nothing of the reply was accepted; the fragments wait for a new one.</summary>
    public static readonly TurnWrite RefuseWithoutReply = Refuse.Removing(Names.PendingReply);
}
