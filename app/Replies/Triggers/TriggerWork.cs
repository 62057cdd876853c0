using WhatsAppReplies.Replies.Conversations.Writes;
using WhatsAppReplies.Replies.Fragments;
using WhatsAppReplies.Replies.Turns;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Replies.Triggers;

/// <summary>
/// Work on one trigger: steps 0, 1, 7 and 8 around as many turns as there is something to answer. Acknowledged is only what
/// ends here with all of: no claim held, the trigger lock deleted by this worker, and then nothing unanswered seen.
/// </summary>
internal sealed class TriggerWork(TurnServices services, TurnContext context)
{
    private readonly FragmentStore _fragments = new(context.Dynamo, services.Settings.StageTable);
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    /// <summary>As the last look saw it.</summary>
    private StagedFragments? _staged;

    /// <summary>A turn had the conversation: what the record says then is its own.</summary>
    private bool _wasClaimed;

    public async Task<Outcome> RunAsync()
    {
        Outcome outcome;
        try
        {
            outcome = await WorkAsync();
        }
        catch (Exception exception)
        {
            if (TurnFault.IsDefect(exception))
                context.Log.Write(Severity.Error, "The work on a trigger failed because of a defect", ExceptionFields.Of(exception));
            outcome = TurnFault.OutcomeOf(exception);
        }

        // guard: A last receive that ends before its claim is told on the record
        var isUntold = context.IsLastReceive && !_wasClaimed && !TurnResult.Ends(outcome);
        if (isUntold)
            await EndRetriesAsync(outcome);

        // guard: What a trigger leaves staged outlives it
        if (!TurnResult.Ends(outcome))
            await KeepAsync(services.Options.KeptFor, context.End);
        return outcome;
    }

    private async Task<Outcome> WorkAsync()
    {
        // guard: Step 0: a redelivery deletes the trigger lock first
        if (context.IsRedelivery)
            await DropLockAsync();

        var staged = await ReadAsync("read");
        WarnAboutOrder(staged);

        // A reply may be pending although its fragments have expired, and whether they have, unanswered, only the record can tell.
        var isTurnDue = true;
        Outcome outcome = new Outcome.NothingToAnswer();
        while (true)
        {
            if (isTurnDue)
            {
                // guard: What expires while the turn lasts is put off before it
                await KeepAsync(KeptWhenRead, context.Work);
                var turn = await new Turn(services, context, staged).RunAsync();
                _wasClaimed = turn.WasClaimed;

                // guard: A turn that is not done leaves its trigger in the queue
                if (!turn.IsDone)
                    return turn.Outcome;
                _answered.UnionWith(turn.Answered);
                outcome = MoreSignificant(outcome, turn.Outcome);
            }

            // guard: The lock is deleted before the look-again
            if (await CleanUpAsync(staged) is Step.End { Outcome: var stopped })
                return stopped;

            // guard: The look-again comes after the lock's deletion
            staged = await ReadAsync("look");

            // guard: The look-again
            isTurnDue = staged.Except(_answered).Count > 0 || context.Sightings.IsDoubtful();
            if (!isTurnDue)
                return staged.Stray is { } stray ? new Outcome.Refused(stray) : outcome;

            var isTimeForAnotherTurn = context.Deadline - services.Time.GetUtcNow() >= services.Options.LeastTimeForAnotherTurn;
            if (!isTimeForAnotherTurn)
                return new Outcome.TryAgain(new Failure("more_to_answer", "More was staged than this invocation has time for.")) { AtOnce = true };
        }
    }

    /// <summary>Step 0: a trigger on its way to the dead-letter queue must leave no lock behind. Step 7 deletes it again, and must succeed.</summary>
    private async Task DropLockAsync()
    {
        try
        {
            await new TriggerLocks(context.Dynamo, services.Settings.TriggerLockTable).DeleteAsync(context.Conversation, context.Work);
        }
        catch (Exception exception) when (!TurnFault.IsDefect(exception))
        {
            context.Log.Write(Severity.Warning, "The trigger lock could not be deleted before the turn", ExceptionFields.Of(exception));
        }
    }

    private async Task<StagedFragments> ReadAsync(string step)
    {
        var began = services.Time.GetUtcNow();
        _staged = await context.Progress.Step(step, _fragments.ReadAsync(context.Conversation, context.Work));
        context.Sightings.Look(_staged, began, services.Time.GetUtcNow(), _answered);
        return _staged;
    }

    /// <summary>A worker of a trigger that was delivered before may be the last one that can: the queue may take the trigger away unseen.</summary>
    // guard: A redelivery puts off all that it reads
    private TimeSpan KeptWhenRead => context.IsRedelivery || context.IsLastReceive
        ? services.Options.KeptFor
        : context.Deadline - services.Time.GetUtcNow() + services.Options.StagedAtLeast;

    /// <summary>P1: text outlives its trigger. Whoever cannot put it off goes on: a turn that succeeds needs no more of it.</summary>
    private async Task KeepAsync(TimeSpan atLeast, CancellationToken cancellationToken)
    {
        if (_staged is null)
            return;

        var now = services.Time.GetUtcNow();
        var until = now + services.Options.KeptFor + services.Options.KeptLonger;
        var expiring = _staged.ExpiringBefore(now + atLeast).Where(fragment => !_answered.Contains(fragment.Sid)).ToList();
        try
        {
            await Task.WhenAll(expiring.Select(fragment => _fragments.KeepAsync(context.Conversation, fragment.Sid, until, cancellationToken)));
        }
        catch (Exception exception) when (!TurnFault.IsDefect(exception))
        {
            context.Log.Write(Severity.Warning, "Staged messages that expire soon could not be put off", ExceptionFields.Of(exception));
        }
    }

    /// <summary>
    /// P7: an earlier receive may have left that the reply is tried again, or be about to. Once: where the store does not take it either, the CRITICAL
    /// record of this receive says it.
    /// </summary>
    private async Task EndRetriesAsync(Outcome outcome)
    {
        try
        {
            var store = new ConversationStore(context.Dynamo, services.Settings.ConversationsTable, context.Conversation, services.Time);
            await store.EndRetriesAsync(context.Lease.Terms, TurnFault.FailureOf(outcome), context.End);
        }
        catch (Exception exception) when (!TurnFault.IsDefect(exception))
        {
            context.Log.Write(
                Severity.Warning, "The record could not be told that nobody tries again; it may still say that the reply is", ExceptionFields.Of(exception));
        }
    }

    private async Task<Step> CleanUpAsync(StagedFragments staged)
    {
        // guard: Only answered fragments are deleted
        var sids = staged.SidsIn(_answered);
        var result = await context.Progress.Step("cleanup", new CleanUp(services, context.Dynamo).RunAsync(context.Conversation, sids, context.Work));
        if (result.FragmentsLeft > 0)
        {
            context.Log.Write(
                Severity.Warning, "Answered fragments could not be deleted; they are recognised as leftovers", LogField.Of("fragments", result.FragmentsLeft));
        }

        // guard: The lock's deletion is confirmed
        if (!result.LockDeleted)
            return new Step.End(LockStays);
        return Step.Next;
    }

    private void WarnAboutOrder(StagedFragments staged)
    {
        if (staged.WithoutTime > 0)
        {
            context.Log.Write(
                Severity.Warning,
                $"Fragments without a readable '{Contract.Stage.ReceivedAt}' are answered after the others",
                LogField.Of("fragments", staged.WithoutTime));
        }
    }

    private static Outcome.TryAgain LockStays { get; } = new(new Failure(
        "lock_stays", "The trigger lock could not be deleted; with it, no message of this customer would raise a trigger."));

    /// <summary>A trigger with several turns is named after the one that mattered most.</summary>
    private static Outcome MoreSignificant(Outcome left, Outcome right) => (left, right) switch
    {
        (Outcome.CannotReply, _) => left,
        (_, Outcome.CannotReply) => right,
        (Outcome.Replied, _) => left,
        (_, Outcome.Replied) => right,
        (Outcome.HandedToHuman, _) => left,
        _ => right,
    };
}
