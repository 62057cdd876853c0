namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>Invariants that hold after every scenario, whatever happened in it.</summary>
internal static class Invariants
{
    public static void Check(ConversationOutcome end)
    {
        NothingIsLost(end);
        NothingComesTwice(end);
        NothingIsStuck(end);
        TheRecordIsTrue(end);
    }

    /// <summary>Every fragment is in exactly one recorded turn, or still staged while a dead letter and a CRITICAL record tell a person.</summary>
    private static void NothingIsLost(ConversationOutcome end)
    {
        var recorded = end.UserEntries
            .SelectMany(entry => entry[Contract.Messages.FragmentSids].L.Select(sid => sid.S))
            .ToLookup(sid => sid);
        var isToldToAPerson = end.DeadLettered && end.Logs.Any(record => record.IsCritical);
        foreach (var sid in end.Customer.Sample.Staged.Select(fragment => fragment.MessageSid))
        {
            var isStaged = end.StagedSids.Contains(sid);
            var times = recorded[sid].Count();
            Assert.True(
                (times == 1 && !isStaged) || (times == 0 && isStaged && isToldToAPerson),
                $"{sid} is in {times} turns, {(isStaged ? "still" : "not")} staged, {(isToldToAPerson ? "" : "not ")}told to a person");
        }
    }

    /// <summary>The phone shows the recorded replies, each part once, and nothing else.</summary>
    private static void NothingComesTwice(ConversationOutcome end)
    {
        var asRecorded = WithoutSpaces(end.Replies) == WithoutSpaces(end.OnPhone);
        Assert.True(asRecorded, $"{end.OnPhone.Count} messages on the phone are not the {end.Replies.Count} replies that are recorded");
        Assert.True(end.Customer.Phone.Repeated.Count == 0, $"{end.Customer.Phone.Repeated.Count} messages came twice");
    }

    private static void NothingIsStuck(ConversationOutcome end)
    {
        Assert.NotEqual(Contract.Statuses.Processing, end.Status);
        Assert.DoesNotContain(Contract.Conversations.Owner, end.Record.Keys);
        Assert.DoesNotContain(Contract.Conversations.Deadline, end.Record.Keys);
        Assert.DoesNotContain(Contract.Conversations.PendingReply, end.Record.Keys);
        Assert.False(end.LockLeft, "the trigger lock is still there: no other message of this customer would raise a trigger");
    }

    /// <summary>Nobody tries a dead letter again by himself.</summary>
    private static void TheRecordIsTrue(ConversationOutcome end)
    {
        if (end.DeadLettered) Assert.NotEqual(Contract.Statuses.Retry, end.Status);
    }

    /// <summary>Parts are cut at spaces and line breaks, which then go.</summary>
    private static string WithoutSpaces(IEnumerable<string> texts) =>
        string.Concat(texts.SelectMany(text => text.Where(character => !char.IsWhiteSpace(character))));
}
