using Amazon.DynamoDBv2.Model;
using App.Tests.Simulation.Engine;
using WhatsAppReplies;

namespace App.Tests.Simulation.World;

/// <summary>
/// The index of conversations, which follows its table in time. Each query is answered by a replica that is late by a time of its own: what one has seen the
/// next may not know yet.
/// </summary>
internal sealed class LateIndex(SimulationContext context, Func<TimeSpan> lag)
{
    private readonly Dictionary<string, List<(TimeSpan Since, Dictionary<string, AttributeValue> Record)>> _states = new(StringComparer.Ordinal);

    /// <summary>A record stands in the table as it is here.</summary>
    public void Follow(Dictionary<string, AttributeValue> record)
    {
        if (!record.ContainsKey(Contract.Conversations.IndexRecipient))
            return;

        var id = record[Contract.Conversations.ConversationId].S;
        if (!_states.TryGetValue(id, out var states))
            _states[id] = states = [];
        // What stands when the history begins has stood for long.
        states.Add((context.Timeline.Now > TimeSpan.Zero ? context.Timeline.Now : TimeSpan.MinValue, record));
    }

    /// <summary>What a query finds.</summary>
    public IEnumerable<Dictionary<string, AttributeValue>> Items()
    {
        var seen = context.Timeline.Now - lag();
        foreach (var states in _states.Values)
        {
            if (states.FindLast(state => state.Since <= seen) is { Record: { } record })
                yield return record;
        }
    }
}
