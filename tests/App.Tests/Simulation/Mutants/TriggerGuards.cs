namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around a turn: what is read, cleaned up, looked at again and acknowledged.</summary>
internal static class TriggerGuards
{
    private const string Work = "Replies/Triggers/TriggerWork.cs";
    private const string CleanUp = "Replies/Triggers/CleanUp.cs";
    private const string Store = "Replies/Fragments/FragmentStore.cs";
    private const string Outcomes = "Replies/Triggers/Outcomes.cs";
    private const string Function = "Replies/Hosting/Function.cs";
    private const string Heartbeat = "Replies/Hosting/Heartbeat.cs";

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("Step 0: a redelivery deletes the trigger lock first", new Edit(Work,
            """
                    if (context.IsRedelivery)
                        await DropLockAsync();
            """,
            "")),
        new("A redelivery looks for a pending reply although nothing is staged", new Edit(Work,
            "context.IsRedelivery || staged.Except(_answered).Count > 0",
            "staged.Except(_answered).Count > 0")),
        new("A turn that is not done leaves its trigger in the queue", new Edit(Work,
            "if (!turn.IsDone)", "if (!turn.IsDone && turn.Outcome is not Outcome.TryAgain)")),
        new("The look-again", new Edit(Work,
            """
                        isTurnDue = staged.Except(_answered).Count > 0;
                        if (!isTurnDue)
            """,
            """
                        isTurnDue = false;
                        if (!isTurnDue)
            """)),
        new("The look-again comes after the lock's deletion", new Edit(Work,
            """
                        if (await CleanUpAsync(staged) is { } stop)
                            return stop;

                        staged = await ReadAsync("look");
            """,
            """
                        var read = staged;
                        staged = await ReadAsync("look");
                        if (await CleanUpAsync(read) is { } stop)
                            return stop;
            """)),
        new("Only answered fragments are deleted", new Edit(Work, "staged.SidsIn(_answered)", "staged.SidsIn(staged.Sids)")),
        new("The lock's deletion is confirmed", new Edit(Work, "return result.LockDeleted", "return true")),
        new("The lock is deleted", new Edit(CleanUp, "requests[LockTable] = [Delete(TriggerLocks.Key(trigger))];", "requests.Remove(LockTable);")),
        new("What a batch left undone is seen", new Edit(CleanUp, "requests = response.UnprocessedItems ?? [];", "requests = [];")),
        new("What a batch left undone is done again", new Edit(CleanUp,
            "if (requests.Count == 0 || attempt >= services.Options.CleanUpAttempts)", "if (requests.Count == 0 || attempt >= 1)")),
        new("Fragments are read consistently", new Edit(Store, "ConsistentRead = true", "ConsistentRead = false")),
        new("All pages are read", new Edit(Store,
            "if (page.LastEvaluatedKey is not { Count: > 0 } next)", "if (page.LastEvaluatedKey is not { Count: > 0 } next || fragments.Count > 0)")),
        new("A busy trigger is sent back", new Edit(Outcomes,
            "Outcome.Busy busy => Back(nameof(Outcome.Busy), Until(busy.Until), Severity.Info, Busy),", "Outcome.Busy => Done(nameof(Outcome.Busy)),")),
        new("A busy trigger comes back when the claim has ended", new Edit(Outcomes,
            "Outcome.Busy busy => Back(nameof(Outcome.Busy), Until(busy.Until), Severity.Info, Busy),",
            "Outcome.Busy => Back(nameof(Outcome.Busy), options.LeastVisibility, Severity.Info, Busy),")),
        new("A trigger whose claim was lost is sent back", new Edit(Outcomes,
            "Outcome.Superseded lost => Back(nameof(Outcome.Superseded), Until(lost.Until ?? time.GetUtcNow()), Severity.Warning, Lost),",
            "Outcome.Superseded => Done(nameof(Outcome.Superseded)),")),
        new("What may work later is sent back", new Edit(Outcomes,
            "Outcome.TryAgain again => Back(nameof(Outcome.TryAgain), Later(delivery, again.After), Severity.Warning, again.Failure),",
            "Outcome.TryAgain => Done(nameof(Outcome.TryAgain)),")),
        new("What was refused is sent back", new Edit(Outcomes,
            "Outcome.Refused refused => Back(nameof(Outcome.Refused), Later(delivery, null), Severity.Critical, refused.Failure),",
            "Outcome.Refused => Done(nameof(Outcome.Refused)),")),
        new("The last receive is announced before a process can die in it", new Edit("Replies/Hosting/RecordWorker.cs",
            "if (delivery.ReceiveCount >= services.Turns.Settings.MaxReceiveCount)", "if (false)")),
        new("The last receive is CRITICAL whatever its cause", new Edit(Outcomes,
            "!disposition.Acknowledge && delivery.ReceiveCount >= maxReceiveCount", "false")),
        new("A record is failed until it is proved done", new Edit(Function, "if (!done[index])", "if (false)")),
        new("A failed heartbeat changes nothing about the reply", new Edit(Heartbeat,
            """
                        log.Write(Severity.Warning, "A heartbeat failed", ExceptionFields.Of(exception));
                        return true;
            """,
            "throw new InvalidOperationException(\"A heartbeat failed\", exception);")),
    ];
}
