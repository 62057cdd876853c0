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

    /// <summary>Somebody changed a conversation's record without the function.</summary>
    public Action<SimulatedConversation> RecordChanged { get; set; } = _ => { };

    /// <summary>Whoever had this claim may still be alive.</summary>
    public Action<string> ClaimReset { get; set; } = _ => { };

    private Dictionary<string, AttributeValue>? Record => world.Main.Record;

    public void Plan()
    {
        if (scenario.Record != InitialRecord.Missing)
            MakeRecord();
        PlanConversations();
        foreach (var arrival in scenario.Arrivals)
            context.Timeline.At(arrival.At, () => world.Intake.Receive(arrival));
        At(scenario.HandOffAt, HandOff);
        At(scenario.HandBackAt, () => Set(Names.HandOff, Av.Bool(false)));
        At(scenario.NoteAt, AppendNote);
        var accepted = world.Phone.Accepted;
        world.Phone.Accepted = message =>
        {
            accepted(message);
            var conversationId = context.Acting!.ConversationId!;
            if (scenario.UndeliveredAfter() is { } delay)
                context.Timeline.After(delay, () => Undeliver(message.Sid, conversationId));
        };
    }

    /// <summary>A record that nobody has made; the one of a new customer is the inbound function's business.</summary>
    public void MakeRecord()
    {
        if (Record is not null || scenario.Inbound is { IsOfNewCustomer: true })
            return;

        var item = NewRecord(world.Main);
        item[Names.Messages] = Av.L(EarlierEntries());
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

        Put(world.Main, item);
        for (var turn = 1; turn <= Math.Min(scenario.Leftovers, scenario.EarlierTurns); turn++)
            world.Staging.Stage($"old{turn}", "hello");
    }

    /// <summary>What the customer writes next belongs to this conversation, as soon as the index knows.</summary>
    public void Prefer(SimulatedConversation preferred)
    {
        foreach (var conversation in world.CustomersConversations.Where(conversation => conversation.Record is not null))
            Update(conversation, isComplete: conversation != preferred);
    }

    private void PlanConversations()
    {
        if (scenario.Inbound is not { } inbound)
            return;

        if (inbound.Customer == CustomerKind.WithTwo)
            Put(world.CustomersConversations[1], NewRecord(world.CustomersConversations[1]));
        At(inbound.WrittenToAt, () =>
        {
            context.Note("another system writes to the customer, and makes a record");
            Put(world.CustomersConversations[1], NewRecord(world.CustomersConversations[1]));
        });
        foreach (var preference in inbound.Preferences)
            At(preference.At, () => Update(world.CustomersConversations[preference.IsOfSecond ? 1 : 0], preference.IsComplete));
    }

    private void Update(SimulatedConversation conversation, bool? isComplete)
    {
        if (conversation.Record is not { } record)
            return;

        context.Note($"another system updates {conversation}; its task is complete: {isComplete?.ToString() ?? "as before"}");
        var updated = new Dictionary<string, AttributeValue>(record) { [Names.UpdatedAt] = Av.S(Timestamp.Of(context.Timeline.UtcNow)) };
        if (isComplete is { } flag)
            updated[Names.TaskComplete] = Av.Bool(flag);
        Put(conversation, updated);
    }

    private Dictionary<string, AttributeValue> NewRecord(SimulatedConversation conversation)
    {
        var item = Values.Copy(new TurnWorld().WithConversation().Record);
        item[Names.ConversationId] = Av.S(conversation.Id);
        item["crm"] = Av.M(new() { ["score"] = Av.N(7), ["tags"] = new() { SS = ["a", "b"] }, ["raw"] = new() { B = new MemoryStream([1, 2, 3]) } });
        item["crm_note"] = Av.Null;
        if (world.Inbound is not null)
        {
            item[Names.IndexCompanyNumber] = Av.S(TurnWorld.Company);
            item[Names.IndexRecipient] = Av.S(TurnWorld.Channel);
        }

        return item;
    }

    /// <summary>
    /// A person who believes it stuck frees a conversation that is being processed: by its status alone, or by all that a claim leaves.
    /// </summary>
    /// <returns>Somebody other than the worker had it.</returns>
    public bool Reset(Worker worker, bool takesClaimOff)
    {
        if (Record is not { } record || record.GetValueOrDefault(Names.Owner)?.S is not { } owner || owner == worker.Token)
            return false;
        ClaimReset(owner);
        var freed = new Dictionary<string, AttributeValue>(record) { [Names.Status] = Av.S(StatusBefore) };
        if (takesClaimOff)
        {
            foreach (var name in (string[])[Names.Owner, Names.MessageId, Names.ReceiveCount, Names.Deadline, Names.Until, Names.Step, Names.PreviousStatus])
                freed.Remove(name);
        }

        context.Note($"somebody frees the conversation{(takesClaimOff ? ", and takes the claim off the record" : "")}");
        Put(world.Main, freed);
        return true;
    }

    public void HandOff() => Set(Names.HandOff, Av.Bool(true));

    public void AppendNote()
    {
        if (Record is not { } record)
            return;

        // Where there was no list, a worker that is about to make one has to try again.
        foreach (var worker in world.Mapping.Workers.Where(worker => worker.ConversationId == world.Main.Id))
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
    private void Undeliver(string sid, string conversationId)
    {
        if (world.Inbound is { } inbound)
        {
            inbound.ReportUndelivered(sid, conversationId);
            return;
        }

        if (Record is not { } record)
            return;

        context.Note($"{sid} did not arrive");
        var written = new Dictionary<string, AttributeValue>(record)
        {
            [Names.LastDeliveryFailure] = Av.M(new() { [Contract.DeliveryFailure.Sid] = Av.S(sid), [Contract.DeliveryFailure.Code] = Av.N(63016) }),
        };
        var isLastReply = record.GetValueOrDefault(Names.LastPartSids)?.L?.Exists(part => part.S == sid) == true;
        if (isLastReply && record.GetValueOrDefault(Names.Status)?.S == Contract.Statuses.ReplySent)
            written[Names.Status] = Av.S(Contract.Statuses.ReplyUndelivered);
        Put(world.Main, written);
    }

    private void Set(string name, AttributeValue value)
    {
        if (Record is not { } record)
            return;

        context.Note($"another system sets {name}");
        Put(world.Main, new(record) { [name] = value });
    }

    private void Put(SimulatedConversation conversation, Dictionary<string, AttributeValue> record)
    {
        world.Conversations.Put(record);
        world.Inbound?.Index?.Follow(conversation.Record!);
        RecordChanged(conversation);
    }

    private void At(TimeSpan? when, Action happens)
    {
        if (when is { } time)
            context.Timeline.At(time, happens);
    }
}
