using System.Globalization;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Messages = WhatsAppReplies.Contract.Messages;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.World;

/// <summary>
/// Other systems and people that work on the conversation: they make its record, take it over, write notes, and delete what has expired.
/// </summary>
internal sealed class OtherSystems(SimulationContext context, SimulatedWorld world, Scenario scenario)
{
    public const string StatusBefore = "template_sent";

    private static readonly TimeSpan TwoDays = TimeSpan.FromDays(2);

    private int _notes;

    /// <summary>Somebody changed the record without the function.</summary>
    public Action RecordChanged { get; set; } = () => { };

    /// <summary>Whoever had this claim may still be alive.</summary>
    public Action<string> ClaimReset { get; set; } = _ => { };

    public void Plan()
    {
        if (scenario.Record != InitialRecord.Missing)
            MakeRecord();
        foreach (var arrival in scenario.Arrivals)
            context.Timeline.At(arrival.At, () => world.Intake.Receive(arrival));
        At(scenario.HandOffAt, HandOff);
        At(scenario.HandBackAt, () => Set(Names.HandOff, Av.Bool(false)));
        At(scenario.NoteAt, AppendNote);
        var accepted = world.Phone.Accepted;
        world.Phone.Accepted = message =>
        {
            accepted(message);
            if (scenario.UndeliveredAfter() is { } delay)
                context.Timeline.After(delay, () => Undeliver(message.Sid));
        };
    }

    public void MakeRecord()
    {
        if (world.Record is not null)
            return;

        var item = new TurnWorld().WithConversation().Record;
        item = Values.Copy(item);
        item["crm"] = Av.M(new() { ["score"] = Av.N(7), ["tags"] = new() { SS = ["a", "b"] }, ["raw"] = new() { B = new MemoryStream([1, 2, 3]) } });
        item["crm_note"] = Av.Null;
        item[Names.Messages] = Av.L(EarlierEntries());
        if (world.Inbound is not null)
        {
            item[Names.IndexCompanyNumber] = Av.S(TurnWorld.Company);
            item[Names.IndexRecipient] = Av.S(TurnWorld.Channel);
        }

        switch (scenario.Record)
        {
            case InitialRecord.Abandoned:
                item[Names.Status] = Av.S(Contract.Statuses.Processing);
                break;
            case InitialRecord.AbandonedWithText:
                item[Names.Status] = Av.S(Contract.Statuses.Processing);
                item[Names.Deadline] = Av.S("soon");
                break;
            case InitialRecord.NullMessages:
                item[Names.Messages] = Av.Null;
                break;
            case InitialRecord.StatusReset:
                item[Names.Deadline] = Av.N(long.MaxValue);
                break;
            case InitialRecord.NoStatus:
                item.Remove(Names.Status);
                break;
        }

        world.Conversations.Put(item);
        RecordChanged();
        for (var turn = 1; turn <= Math.Min(scenario.Leftovers, scenario.EarlierTurns); turn++)
            world.Staging.Stage($"old{turn}", "hello");
    }

    /// <summary>
    /// A person who believes it stuck frees a conversation that is being processed: by its status alone, or by all that a claim leaves.
    /// </summary>
    /// <returns>Somebody other than the worker had it.</returns>
    public bool Reset(Worker worker, bool takesClaimOff)
    {
        if (world.Record is not { } record || record.GetValueOrDefault(Names.Owner)?.S is not { } owner || owner == worker.Token)
            return false;
        ClaimReset(owner);
        var freed = new Dictionary<string, AttributeValue>(record) { [Names.Status] = Av.S(StatusBefore) };
        if (takesClaimOff)
        {
            foreach (var name in (string[])[Names.Owner, Names.MessageId, Names.ReceiveCount, Names.Deadline, Names.Until, Names.Step, Names.PreviousStatus])
                freed.Remove(name);
        }

        context.Note($"somebody frees the conversation{(takesClaimOff ? ", and takes the claim off the record" : "")}");
        world.Conversations.Put(freed);
        RecordChanged();
        return true;
    }

    public void HandOff() => Set(Names.HandOff, Av.Bool(true));

    public void AppendNote()
    {
        if (world.Record is not { } record)
            return;

        // Where there was no list, a worker that is about to make one has to try again.
        foreach (var worker in world.Mapping.Workers)
            worker.Disturb("a note");
        var note = Av.M(new()
        {
            [Messages.MessageId] = Av.S(string.Create(CultureInfo.InvariantCulture, $"note{++_notes}")),
            [Messages.Role] = Av.S("system"),
            [Messages.Content] = Av.S("note"),
        });
        Set(Names.Messages, Av.L([.. record[Names.Messages].L ?? [], note]));
    }

    private List<AttributeValue> EarlierEntries()
    {
        var entries = new List<AttributeValue>();
        for (var turn = 1; turn <= scenario.EarlierTurns; turn++)
        {
            var at = Av.S(Timestamp.Of(context.Timeline.UtcNow - TwoDays));
            entries.Add(Av.M(new()
            {
                [Messages.MessageId] = Av.S($"old{turn}"),
                [Messages.Timestamp] = at,
                [Messages.Role] = Av.S(Messages.UserRole),
                [Messages.Content] = Av.S("hello"),
                [Messages.FragmentSids] = Av.L([$"old{turn}"]),
            }));
            entries.Add(Av.M(new()
            {
                [Messages.MessageId] = Av.S($"oldreply{turn}"),
                [Messages.Timestamp] = at,
                [Messages.Role] = Av.S(Messages.AssistantRole),
                [Messages.Content] = Av.S("hello yourself"),
                [Messages.PartSids] = Av.L([$"oldreply{turn}"]),
            }));
        }

        return entries;
    }

    /// <summary>The inbound function is told that a message did not arrive; without one another system writes it down.</summary>
    private void Undeliver(string sid)
    {
        if (world.Inbound is { } inbound)
        {
            inbound.ReportUndelivered(sid);
            return;
        }

        if (world.Record is not { } record)
            return;

        context.Note($"{sid} did not arrive");
        var written = new Dictionary<string, AttributeValue>(record)
        {
            [Names.LastDeliveryFailure] = Av.M(new() { [Contract.DeliveryFailure.Sid] = Av.S(sid), [Contract.DeliveryFailure.Code] = Av.N(63016) }),
        };
        var isLastReply = record.GetValueOrDefault(Names.LastPartSids)?.L?.Exists(part => part.S == sid) == true;
        if (isLastReply && record.GetValueOrDefault(Names.Status)?.S == Contract.Statuses.ReplySent)
            written[Names.Status] = Av.S(Contract.Statuses.ReplyUndelivered);
        world.Conversations.Put(written);
        RecordChanged();
    }

    private void Set(string name, AttributeValue value)
    {
        if (world.Record is not { } record)
            return;

        context.Note($"another system sets {name}");
        world.Conversations.Put(new(record) { [name] = value });
        RecordChanged();
    }

    private void At(TimeSpan? when, Action happens)
    {
        if (when is { } time)
            context.Timeline.At(time, happens);
    }
}
