using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Dynamo;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using Messages = WhatsAppReplies.Contract.Messages;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// Invariants of the record. P1: messages are only appended, a fragment is in one turn, and nothing that belongs to another
/// system is changed. A conversation that a person has taken is not answered any more.
/// </summary>
internal sealed class RecordInvariants(SimulatedWorld world, SimulatedConversation conversation)
{
    private static readonly HashSet<string> OurOwn =
    [
        Names.Status, Names.StatusReason, Names.Messages, Names.UpdatedAt, Names.LastAssistantMessageSid, Names.LastPartSids,
        Names.InitialProcessingTimeMs,
        Names.Owner, Names.MessageId, Names.Deadline, Names.Until, Names.PreviousStatus, Names.Step,
        Names.LastOwner, Names.LastStep, Names.PendingReply, Names.ArchivedCount, Names.ArchivedSids,
        Names.HandedOverAt, Names.HandingOverAt,
        Names.UnusableAnswers, Names.UnusableAnswersOf, Names.LastTurnAt, Names.StagedLifetime,
        Names.ExpiredTextSince, Names.ReceiveCount, Names.LastMessageId, Names.LastReceiveCount,
    ];

    private readonly HashSet<string> _recorded = [];
    private List<string> _entries = [];

    /// <summary>Several where a claim came back that somebody had taken off by hand: its worker knows the one that it found first.</summary>
    private readonly HashSet<string?> _statusesBeforeClaims = [];
    private bool _wasHandedOff;

    /// <summary>A message that the provider lists without its text.</summary>
    public Func<string, bool> IsHidden { get; set; } = _ => false;

    /// <summary>A turn has recorded a message of the customer.</summary>
    public Action<string> Recorded { get; set; } = _ => { };

    public bool IsRecorded(string sid) => _recorded.Contains(sid);

    /// <summary>Another system wrote.</summary>
    public void Reread()
    {
        var entries = ConversationHistory.Read(world, conversation);
        _entries = entries.ConvertAll(ConversationHistory.IdOf);
        foreach (var entry in entries.Where(ConversationHistory.IsCustomers))
            _recorded.UnionWith(ConversationHistory.Sids(entry, Messages.FragmentSids));
        _wasHandedOff |= conversation.Record?.GetValueOrDefault(Names.HandOff)?.BOOL == true;
    }

    public void Changed(Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after)
    {
        if (before is null || after is null)
        {
            world.Context.Violate("P1: the function made or deleted a conversation's record");
            return;
        }

        CheckForeign(before, after);
        var appended = CheckAppended();
        CheckHandOff(before, after, appended);
        CheckStatus(before, after, appended);
    }

    public void ArchiveChanged() => CheckAppended();

    private void CheckForeign(Dictionary<string, AttributeValue> before, Dictionary<string, AttributeValue> after)
    {
        // The model's own hand-off ends with the flag and its reason.
        var handsOff = HandsOff(before) && !after.ContainsKey(Names.Owner);
        foreach (var (name, value) in before)
        {
            if (handsOff && name is Names.HandOff or Names.HandOffReason)
                continue;
            if (!OurOwn.Contains(name) && !(after.TryGetValue(name, out var kept) && Values.AreEqual(value, kept)))
                world.Context.Violate($"P1: '{name}', which is another system's, was changed");
        }

        foreach (var name in after.Keys)
        {
            if (!OurOwn.Contains(name) && !before.ContainsKey(name) && !(handsOff && name is Names.HandOff or Names.HandOffReason))
                world.Context.Violate($"P1: '{name}', which is another system's, was added");
        }
    }

    private List<Dictionary<string, AttributeValue>> CheckAppended()
    {
        var entries = ConversationHistory.Read(world, conversation);
        var ids = entries.ConvertAll(ConversationHistory.IdOf);
        if (!ids.Take(_entries.Count).SequenceEqual(_entries))
        {
            world.Context.Violate($"P1: recorded messages were lost, doubled or moved: [{string.Join(", ", _entries)}] became [{string.Join(", ", ids)}]");
            return [];
        }

        var appended = entries.GetRange(_entries.Count, entries.Count - _entries.Count);
        _entries = ids;
        foreach (var entry in appended.Where(ConversationHistory.IsCustomers))
        {
            foreach (var sid in ConversationHistory.Sids(entry, Messages.FragmentSids))
            {
                if (!_recorded.Add(sid))
                    world.Context.Violate($"P1: fragment {sid} stands in two recorded turns");
                Recorded(sid);
                // What is too long for the record stands in an item of its own.
                if (!entry.ContainsKey(Messages.FullTextItem)
                    && !IsHidden(sid)
                    && !entry[Messages.Content].S.Contains(world.Phone.TextOf(sid), StringComparison.Ordinal))
                {
                    world.Context.Violate($"P1: fragment {sid} was recorded without its text");
                }
                if (!entry.ContainsKey(Messages.FullTextItem)
                    && world.Phone.IsSpoken(sid)
                    && !entry[Messages.Content].S.Contains("[voice note", StringComparison.Ordinal))
                {
                    world.Context.Violate($"P1: fragment {sid} was recorded without a word of its voice note");
                }
            }
        }

        return appended;
    }

    private void CheckHandOff(
        Dictionary<string, AttributeValue> before, Dictionary<string, AttributeValue> after, List<Dictionary<string, AttributeValue>> appended)
    {
        var isHandedOff = before.GetValueOrDefault(Names.HandOff)?.BOOL == true;
        var begins = !before.ContainsKey(Names.PendingReply) && after.ContainsKey(Names.PendingReply);
        if (begins && isHandedOff)
            world.Context.Violate("A reply was begun although a person has taken the conversation");

        // Who is handed the conversation at the very end of a turn may find it still marked as another's.
        var isClaim = before.GetValueOrDefault(Names.Owner)?.S != after.GetValueOrDefault(Names.Owner)?.S && after.ContainsKey(Names.Owner);
        _wasHandedOff = isHandedOff || (_wasHandedOff && !isClaim);
        if (appended.Count == 0)
            return;
        var status = after.GetValueOrDefault(Names.Status)?.S;
        var isUnanswerable = appended.All(entry => ConversationHistory.IsCustomers(entry) && entry[Messages.Content].S.Length == 0);
        var isRight = isUnanswerable || status switch
        {
            Contract.Statuses.AwaitingHuman => _wasHandedOff || (HandsOff(before) && after.GetValueOrDefault(Names.HandOff)?.BOOL == true),
            Contract.Statuses.CannotReply => true,
            Contract.Statuses.ReplyUndelivered => HasFailed(before, appended),
            _ => status == Contract.Statuses.ReplySent && !HandsOff(before) && !isHandedOff && !HasFailed(before, appended),
        };
        if (!isRight)
            world.Context.Violate($"A turn was recorded with the status '{status}'");
    }

    /// <summary>The reply that is pending asks for a person.</summary>
    private static bool HandsOff(Dictionary<string, AttributeValue> record) =>
        record.GetValueOrDefault(Names.PendingReply)?.M?.ContainsKey(Contract.HandOffs.HandedOverAt) == true;

    /// <summary>P7: a part of the reply is known not to have arrived.</summary>
    private static bool HasFailed(Dictionary<string, AttributeValue> before, List<Dictionary<string, AttributeValue>> appended) =>
        before.GetValueOrDefault(Names.LastDeliveryFailure)?.M[Contract.DeliveryFailure.Sid].S is { } sid
        && appended.Exists(entry => ConversationHistory.Sids(entry, Messages.PartSids).Contains(sid));

    private void CheckStatus(
        Dictionary<string, AttributeValue> before, Dictionary<string, AttributeValue> after, List<Dictionary<string, AttributeValue>> appended)
    {
        var wasClaimed = before.ContainsKey(Names.Owner);
        var isClaimed = after.ContainsKey(Names.Owner);
        var status = after.GetValueOrDefault(Names.Status)?.S;
        if (!wasClaimed && isClaimed)
        {
            if (!world.Network.IsLanding)
                _statusesBeforeClaims.Clear();
            _statusesBeforeClaims.Add(before.GetValueOrDefault(Names.Status)?.S);
        }

        if (isClaimed || !wasClaimed)
            return;
        if (world.Context.Acting is { } worker)
        {
            worker.EndedClaimWith = status;
            worker.LeftStatus = _statusesBeforeClaims.Contains(status) ? null : status;
        }

        if (status == Contract.Statuses.Processing
            || after.ContainsKey(Names.MessageId)
            || after.ContainsKey(Names.Deadline)
            || after.ContainsKey(Names.Until)
            || after.ContainsKey(Names.Step)
            || after.ContainsKey(Names.PreviousStatus))
        {
            world.Context.Violate("P3: a claim was ended but not removed from the record");
        }
        var isRestored = !appended.Exists(entry => entry[Messages.Content].S.Length > 0)
            && status is not (Contract.Statuses.Retry or Contract.Statuses.ReplyFailed or Contract.Statuses.AwaitingHuman);
        var expected = _statusesBeforeClaims.Select(Restored).ToHashSet();
        if (isRestored && !expected.Contains(status!))
            world.Context.Violate($"A claim left the status '{status}' behind where '{string.Join(" or ", expected)}' was before");

        // What says that nothing is known, or that somebody tries again, is not put back.
        string Restored(string? found) => found switch
        {
            not (null or Contract.Statuses.Processing or Contract.Statuses.Retry or Contract.Statuses.ReplyFailed) => found,
            _ when after.GetValueOrDefault(Names.HandOff)?.BOOL == true && status == Contract.Statuses.AwaitingHuman => Contract.Statuses.AwaitingHuman,
            _ => Contract.Statuses.ReplySent,
        };
    }
}
