using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Dynamo;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Simulation.World;

/// <summary>A conversation of the customer with the company's number: its record, and its trigger lock.</summary>
internal sealed class SimulatedConversation(int number, ConversationKey key, InMemoryTable records, InMemoryTable locks)
{
    private readonly Dictionary<string, AttributeValue> _key = new()
    {
        [Contract.Conversations.PrimaryChannel] = Av.S(key.PrimaryChannel),
        [Contract.Conversations.ConversationId] = Av.S(key.ConversationId),
    };

    private readonly Dictionary<string, AttributeValue> _lockKey = new() { [Contract.TriggerLock.ConversationId] = Av.S(key.ConversationId) };

    /// <summary>Among those of the customer, from 1 on.</summary>
    public int Number => number;

    public string Id => key.ConversationId;

    public ConversationKey Key => key;

    /// <summary>Nothing: none was made yet.</summary>
    public Dictionary<string, AttributeValue>? Record => records.Find(_key);

    /// <summary>The conversation's, not the receipts beside it.</summary>
    public bool HasTriggerLock => locks.Find(_lockKey) is not null;

    /// <summary>Who of the inbound function has taken that lock.</summary>
    public LockLedger Locks { get; } = new();

    public override string ToString() => $"conversation {number}";
}
