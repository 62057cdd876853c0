using WhatsAppReplies.Local.Try.Trials;
using WhatsAppReplies.Local.Try.Verdicts;

namespace WhatsAppReplies.Local.Try.Running;

/// <summary>Runs a trial turn by turn: each answer is part of what the next one is asked with.</summary>
/// <param name="model">Is asked.</param>
/// <param name="judge">Says what is wrong with an answer.</param>
/// <param name="ceiling">Null: nothing is charged.</param>
internal sealed class TrialRun(ITriedModel model, Judge judge, Ceiling? ceiling)
{
    public async Task<TrialResult> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        var conversation = new TriedConversation(trial.Record);
        var turns = new List<TurnResult>();
        foreach (var turn in trial.Turns)
        {
            var answer = turns.Exists(IsHandedOver)
                ? new TurnAnswer.NotAsked("a person has the conversation since the turn before, and what a customer writes to a person is not answered")
                : turns.Exists(earlier => earlier.Answer is not TurnAnswer.Replied)
                ? new TurnAnswer.NotAsked("the turn before has no answer")
                : await AskAsync(conversation, turn, cancellationToken);
            turns.Add(new TurnResult(turn, answer, judge.Objections(turn, answer)));
            if (answer is TurnAnswer.Replied replied) conversation = conversation.After(replied);
        }

        return new TrialResult(trial, turns);
    }

    private static bool IsHandedOver(TurnResult turn) => turn.Answer is TurnAnswer.Replied { HandOff: not null };

    private async Task<TurnAnswer> AskAsync(TriedConversation conversation, TrialTurn turn, CancellationToken cancellationToken)
    {
        var mostInput = model.MostTokens(conversation, turn.Customer);
        if (ceiling?.WhyNot(mostInput) is { } why) return new TurnAnswer.NotAsked(why);
        var answer = await model.ReplyAsync(conversation, turn.Customer, cancellationToken);
        if (answer is TurnAnswer.Failed { Usage.Total: 0 }) ceiling?.SpendAll(mostInput);
        else ceiling?.Spend(answer.Usage);
        return answer;
    }
}
