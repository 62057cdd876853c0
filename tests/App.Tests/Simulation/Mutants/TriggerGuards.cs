using static App.Tests.Simulation.Mutants.GuardMarkers;

namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around a turn: what is read, cleaned up, looked at again and acknowledged.</summary>
internal static class TriggerGuards
{
    private const string LookAfterDeletion = "The look-again comes after the lock's deletion";
    private const string BusySentBack = "A busy trigger is sent back";
    private const string LeavesBehind = "What a trigger leaves staged outlives it";
    private const string KeptOnRedelivery = "A redelivery puts off all that it reads";

    public static Edit WithoutKeeping => Condition(LeavesBehind, "false");

    public static Edit WithoutKeepingMore => Value(KeptOnRedelivery, "context.Deadline - services.Time.GetUtcNow() + services.Options.StagedAtLeast");

    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.Of("Step 0: a redelivery deletes the trigger lock first", Without),
        Mutation.Of("What expires while the turn lasts is put off before it", Instead, "await Task.CompletedTask;"),
        new(LeavesBehind, WithoutKeeping),
        new(KeptOnRedelivery, WithoutKeepingMore),
        Mutation.Of("What was seen and is gone unanswered is missed", Value, "false"),
        Mutation.Of("What may have expired unseen is missed", Value, "false"),
        Mutation.Of("What could not be asked for is asked for again", Value, "false"),
        Mutation.Of("A trigger that finds nothing needs a turn that ended after it was sent", Value, "true"),
        Mutation.Of("What may have expired is remembered until the provider could be asked", Condition, "_expiredTextSince is { } since && since.Year < 1"),
        Mutation.Of("What is staged or recorded is not missing", Condition, "staged.Sids.Contains(message.Sid)"),
        Mutation.Of("A message without its text cannot be staged again", Condition, "false"),
        Mutation.Of(
            "A look at the provider that failed is no empty list",
            Value,
            "new Step<IReadOnlyList<WhatsAppReplies.Shared.Staging.InboundMessage>>.Continue([])"),
        Mutation.Of("The next part waits until the one before has left", Condition, "false"),
        Mutation.Of("A turn that is not done leaves its trigger in the queue", Condition, "!turn.IsDone && turn.Outcome is not Outcome.TryAgain"),
        Mutation.Of("The look-again", Value, "false"),
        new(LookAfterDeletion,
            Without("The lock is deleted before the look-again"),
            Instead(LookAfterDeletion,
                """
                var read = staged;
                staged = await ReadAsync("look");
                if (await CleanUpAsync(read) is Step.End { Outcome: var stopped })
                    return stopped;
                """)),
        Mutation.Of("Only answered fragments are deleted", Value, "staged.SidsIn(staged.Sids)"),
        Mutation.Of("The lock's deletion is confirmed", Without),
        Mutation.Of("The lock is deleted", Instead, "requests.Remove(LockTable);"),
        Mutation.Of("What a batch left undone is seen", Value, "[]"),
        Mutation.Of("What a batch left undone is done again", Value, "true"),
        Mutation.Of("Fragments are read consistently", Value, "false"),
        Mutation.Of("All pages are read", Condition, "page.LastEvaluatedKey is not { Count: > 0 } next || fragments.Count > 0"),
        Mutation.Of(BusySentBack, Value, "Done(nameof(Outcome.Busy))"),
        new("A busy trigger comes back when the claim has ended",
            Value(BusySentBack, "Back(nameof(Outcome.Busy), options.LeastVisibility, Severity.Info, Busy)")),
        Mutation.Of("A trigger whose claim was lost is sent back", Value, "Done(nameof(Outcome.Superseded))"),
        Mutation.Of("What may work later is sent back", Value, "Done(nameof(Outcome.TryAgain))"),
        Mutation.Of("What was refused is sent back", Value, "Done(nameof(Outcome.Refused))"),
        Mutation.Of("The last receive is announced before a process can die in it", Condition, "false"),
        Mutation.Of("The last receive is CRITICAL whatever its cause", Value, "disposition"),
        Mutation.Of("A record is failed until it is proved done", Condition, "false"),
        Mutation.Of("A failed heartbeat changes nothing about the reply", Instead, "throw new InvalidOperationException(\"A heartbeat failed\", exception);"),
    ];
}
