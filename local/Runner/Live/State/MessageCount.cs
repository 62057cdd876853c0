namespace WhatsAppReplies.Local.Runner.Live.State;

/// <summary>Count of what became of the messages: nothing here is said by anybody, all of it follows from tables, queues and phones.</summary>
/// <param name="Written">By customers.</param>
/// <param name="Answered">In exactly one recorded turn, or in more.</param>
/// <param name="Waiting">Not answered, and something will still bring them: a staged item, a trigger, or the sweep.</param>
/// <param name="ForAPerson">Not answered, and with a dead letter that a person sees.</param>
/// <param name="Lost">Not answered, and nothing will ever bring them.</param>
/// <param name="Twice">Fragments in a second recorded turn, and parts on a phone that no record knows.</param>
internal sealed record MessageCount(int Written, int Answered, int Waiting, int ForAPerson, int Lost, int Twice)
{
    /// <summary>How long the sweep asks Twilio for messages whose webhook never came.</summary>
    private static readonly TimeSpan Swept = TimeSpan.FromMinutes(30);

    public static MessageCount Of(MessageFacts facts)
    {
        var recorded = facts.Recorded.ToLookup(sid => sid, StringComparer.Ordinal);
        var unanswered = facts.Written.Where(written => !recorded.Contains(written.Sid)).ToList();
        var gone = unanswered.Where(written => !IsComing(written, facts)).ToList();
        // Which letter is whose does not matter here: with one in the queue somebody is told, and finds the message.
        var isTold = facts.DeadLetters > 0;
        var again = facts.Written.Sum(written => Math.Max(0, recorded[written.Sid].Count() - 1));
        var unknown = facts.Shown.Count(shown => !facts.RecordedParts.Contains(shown.Sid) && !facts.BeingAnswered.Contains(shown.Address));
        return new MessageCount(
            facts.Written.Count,
            facts.Written.Count - unanswered.Count,
            unanswered.Count - gone.Count,
            isTold ? gone.Count : 0,
            isTold ? 0 : gone.Count,
            again + unknown);
    }

    private static bool IsComing(WrittenMessage written, MessageFacts facts) =>
        facts.Staged.Contains(written.Sid)
        || facts.Triggers > 0
        || (!facts.Receipts.Contains(written.Sid) && facts.At - written.At < Swept);
}
