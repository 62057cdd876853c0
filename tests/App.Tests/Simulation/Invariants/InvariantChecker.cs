using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Dynamo;
using App.Tests.Simulation.World;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>Invariant checker: observes every change in the simulated world and checks it against the promises P1 to P4.</summary>
internal sealed class InvariantChecker
{
    private readonly SimulatedWorld _world;
    private readonly List<ConversationInvariants> _conversations;
    private readonly PhoneInvariants _phone;
    private readonly InboundInvariants? _inbound;

    public InvariantChecker(SimulatedWorld world)
    {
        _world = world;
        _conversations = [.. world.CustomersConversations.Select(conversation => new ConversationInvariants(world, conversation))];
        _phone = new PhoneInvariants(world);
        _inbound = world.Inbound is { } inbound ? new InboundInvariants(world, inbound, _conversations) : null;
        foreach (var conversation in _conversations)
            conversation.Record.IsHidden = sid => _inbound?.IsHidden(sid) == true;

        world.Network.Watch = (worker, call, phase) =>
        {
            if (worker.IsInbound)
                _inbound!.Watch(worker, call, phase);
            else
                Find(worker.ConversationId)?.Watch(worker, call, phase);
        };
        world.Dynamo.Changed = Changed;
        world.Phone.Accepted = _phone.Accepted;
        world.Staging.Staged = Of(world.Main).Triggers.FragmentStaged;
        world.Mapping.Answered = (worker, message, isAcknowledged) => Find(message.ConversationId)?.Triggers.Answered(worker, message, isAcknowledged);
        world.Queue.DeadLettered = message => Find(message.ConversationId)?.Triggers.DeadLettered(message);
        world.Others.RecordChanged = conversation => Of(conversation).Reread();
        world.Others.ClaimReset = Of(world.Main).Claims.Reset;
        world.Critical = (id, isOutcome) =>
        {
            foreach (var message in world.Queue.Messages.Where(message => message.Id == id))
            {
                message.WasReported = true;
                message.WasGivenUp |= isOutcome;
            }
        };
    }

    /// <summary>Called at quiescence: nothing is left to do.</summary>
    /// <param name="allAnswered">Nothing was left to a person: dead letters are no excuse any more.</param>
    public void CheckQuiescence(bool allAnswered)
    {
        var isExcused = !allAnswered && _world.Queue.Messages.Any(message => message.IsDeadLetter);
        foreach (var conversation in _conversations)
            conversation.CheckQuiescence(allAnswered, isExcused);
        if (!isExcused)
            _phone.CheckRecorded();
        _inbound?.CheckQuiescence(allAnswered);
    }

    private ConversationInvariants Of(SimulatedConversation conversation) => _conversations[conversation.Number - 1];

    /// <returns>Nothing: no conversation of the customer's is called so.</returns>
    private ConversationInvariants? Find(string? conversationId) =>
        conversationId is not null && _world.Find(conversationId) is { } conversation ? Of(conversation) : null;

    private void Changed(InMemoryTable table, Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue>? after)
    {
        var worker = _world.Context.Acting!;
        _inbound?.Changed(table, before, after, worker);
        if (table != _world.Conversations)
            return;

        var id = (after ?? before)![Names.ConversationId].S;
        if (Find(id) is not { } conversation)
        {
            Find(worker.ConversationId)?.Record.ArchiveChanged();
            return;
        }

        if (after is not null)
            _world.Inbound?.Index?.Follow(after);
        if (worker.IsInbound)
            conversation.Reread();
        else
            conversation.Changed(before, after, worker);
    }
}
