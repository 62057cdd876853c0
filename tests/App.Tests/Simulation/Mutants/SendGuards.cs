namespace App.Tests.Simulation.Mutants;

/// <summary>Guards around the POST.</summary>
internal static class SendGuards
{
    private const string Sender = "Replies/Turns/ReplySender.cs";

    public static Edit Hasty { get; } = new(Sender,
        "await Delay.ForAsync(wait, services.Time, context.Work);", "context.Work.ThrowIfCancellationRequested();");

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("Enough of the claim is left before every POST", new Edit(Sender, "if (!claimOutlivesTheSend)", "if (false)")),
        new("A part is marked as being sent before it is sent", new Edit(Sender, "if (Reply.Parts[index].State == PartState.Planned)", "if (false)")),
        new("A part that a dead worker was sending is unknown", new Edit(Sender,
            "_mayBeThere = isResumed && Reply.Parts[index].State == PartState.Sending;", "_mayBeThere = false;")),
        new("A part of unknown outcome stays unknown for the next worker", new Edit(Sender, "if (!_mayBeThere)", "if (true)")),
        new("A send of unknown outcome is read back", new Edit(Sender, "_unknownSince = services.Time.GetUtcNow();", "_unknownSince = null;")),
        new("Nothing is sent again without looking", new Edit(Sender, "? await ReadBackAsync(index, since)", "? await ResendAsync(index)")),
        new("The read-back waits for the grace", Hasty),
        new("The grace counts from this worker's claim", new Edit(Sender,
            "_unknownSince = _mayBeThere ? conversation.Claim.ClaimedAt : null;", "_unknownSince = _mayBeThere ? Reply.Parts[index].AttemptedAt : null;")),
        new("A list that cannot be read is no empty list", new Edit(Sender,
            """
                        case LookupOutcome.TryAgain later:
                            return new Outcome.TryAgain(later.Failure);
            """,
            """
                        case LookupOutcome.TryAgain:
                            return await ResendAsync(index);
            """)),
        new("A resend is written down under the claim first", new Edit(Sender,
            """
                    if (TurnSteps.StopOf(await conversation.MarkUnknownResentAsync(Reply, context.Work)) is { } stop)
                        return stop;
            """,
            "")),
        new("A resend that was not accepted leaves the first attempt unknown", new Edit(Sender,
            """
                        case SendOutcome.NotAccepted later:
                            _mayBeThere = couldBeThereBefore;
            """,
            """
                        case SendOutcome.NotAccepted later:
                            _mayBeThere = false;
            """)),
        new("Messages of recorded turns are not taken for this part", new Edit(Sender,
            "if (entry.PartSids.Contains(sid) || (!entry.IsCustomers && entry.MessageId == sid))", "if (false)")),
        new("Earlier parts are not taken for this one", new Edit(Sender, "if (part.Sid == sid)", "if (false)")),
        new("Messages of archived turns are not taken for this part", new Edit(Sender, "return record.ArchivedSids.Contains(sid);", "return false;")),
        new("Messages from before the attempt are not taken for this part", new Edit(Sender, "part.AttemptedAt ?? Reply.StartedAt", "DateTimeOffset.UnixEpoch.AddDays(1000)")),
    ];
}
