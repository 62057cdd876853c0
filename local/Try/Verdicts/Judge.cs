using WhatsAppReplies.Local.Try.Running;
using WhatsAppReplies.Local.Try.Trials;

namespace WhatsAppReplies.Local.Try.Verdicts;

/// <summary>Judge of an answer.</summary>
/// <param name="judgesWhatIsSaid">Of a stand-in, which reads no instructions, only the form can be judged.</param>
internal sealed class Judge(bool judgesWhatIsSaid)
{
    /// <summary>WhatsApp's limit of one message.</summary>
    private const int LongestPart = 1600;

    /// <returns>What is wrong; none: it holds.</returns>
    public IReadOnlyList<string> Objections(TrialTurn turn, TurnAnswer answer) => answer switch
    {
        TurnAnswer.Replied replied => [.. OfForm(replied), .. judgesWhatIsSaid ? OfWhatIsSaid(turn, replied) : []],
        TurnAnswer.Failed failed => [failed.Why],
        TurnAnswer.NotAsked notAsked => [$"not asked: {notAsked.Why}"],
        _ => throw new InvalidOperationException("An answer has a kind that nobody knows."),
    };

    private static IEnumerable<string> OfForm(TurnAnswer.Replied answer)
    {
        if (answer.Parts.Any(part => part.Length is 0 or > LongestPart)) yield return $"a message has no text or more than {LongestPart} characters";
        if (answer.HandOff is { } reason && string.IsNullOrWhiteSpace(reason)) yield return "it hands off without a reason";
    }

    private static IEnumerable<string> OfWhatIsSaid(TrialTurn turn, TurnAnswer.Replied answer)
    {
        foreach (var must in turn.Must.Where(must => !must.IsMatch(answer.Text))) yield return $"must be in the reply and is not: {must}";
        foreach (var mustNot in turn.MustNot.Where(mustNot => mustNot.IsMatch(answer.Text))) yield return $"must not be in the reply and is: {mustNot}";
        if (turn.HandsOff is { } handsOff && handsOff != answer.HandOff is not null)
            yield return handsOff ? "must hand off and does not" : $"must not hand off and does: {answer.HandOff}";
        if (turn.CompletesTask is { } completes && completes != answer.CompletesTask)
            yield return completes ? "must complete the task and does not" : "must not complete the task and does";
    }
}
