using Amazon.DynamoDBv2.Model;
using App.Tests.Simulation.World;
using WhatsAppReplies;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// Invariants of assignments. P2: a message of the customer is answered once over all conversations of the customer, in the one to which it was assigned,
/// whoever takes it up again.
/// </summary>
internal sealed class AssignmentInvariants(SimulatedWorld world)
{
    private readonly Dictionary<string, string> _assigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedConversation> _answered = new(StringComparer.Ordinal);

    /// <summary>Somebody wrote an assignment; the first one counts, since none lives shorter than a history.</summary>
    public void Changed(string sid, Dictionary<string, AttributeValue> after) =>
        _assigned.TryAdd(sid, after[Contract.TriggerLock.AssignedConversationId].S);

    public void Recorded(string sid, SimulatedConversation conversation)
    {
        if (!_answered.TryAdd(sid, conversation) && _answered[sid] != conversation)
            world.Context.Violate($"P2: {sid} was answered in {_answered[sid]}, and once more in {conversation}");
        if (_assigned.TryGetValue(sid, out var to) && to != conversation.Id)
            world.Context.Violate($"P2: {sid} was answered in {conversation}, to which it was not assigned");
    }
}
