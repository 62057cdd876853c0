using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// Invariants of hand-offs. P1: nobody waits for a person unseen: the queue knows of a hand-off before the record does.
/// P2: one hand-off is told under one time, however often it is told.
/// </summary>
internal sealed class HandOffInvariants(SimulatedWorld world, SimulatedConversation conversation)
{
    /// <summary>How often the flag went from off to on, whoever set it.</summary>
    private int _handOffs;

    private bool _isFlagged;

    /// <summary>A turn was recorded while the flag stood, or set it.</summary>
    private bool _isDue;

    private IEnumerable<string> Told => world.HandOffs
        .Select(body => JsonDocument.Parse(body).RootElement)
        .Where(told => told.GetProperty(Contract.HandOffs.ConversationId).GetString() == conversation.Id)
        .Select(told => told.GetProperty(Contract.HandOffs.HandedOverAt).GetString()!).Distinct();

    /// <summary>Another system wrote, or the function.</summary>
    public void Reread()
    {
        var isFlagged = IsFlagged(conversation.Record);
        if (isFlagged && !_isFlagged)
            _handOffs++;
        if (!isFlagged)
            _isDue = false;
        _isFlagged = isFlagged;
    }

    public void Changed(Dictionary<string, AttributeValue> before, Dictionary<string, AttributeValue> after)
    {
        Reread();
        if (after.GetValueOrDefault(Names.Status)?.S == Contract.Statuses.AwaitingHuman
            && (after.GetValueOrDefault(Names.Messages)?.L?.Count ?? 0) > (before.GetValueOrDefault(Names.Messages)?.L?.Count ?? 0))
        {
            _isDue = _isFlagged;
        }
        if (after.GetValueOrDefault(Names.HandedOverAt)?.S is { } at && at != before.GetValueOrDefault(Names.HandedOverAt)?.S && !Told.Contains(at))
            world.Context.Violate("P1: the record says that a conversation was handed over, and the queue was not told");
        CheckTimes();
    }

    public void CheckQuiescence()
    {
        CheckTimes();
        if (_isDue && conversation.Record?.ContainsKey(Names.HandedOverAt) != true)
            world.Context.Violate("P1: a turn was recorded for a person, and nobody was told");
    }

    private void CheckTimes()
    {
        if (Told.Count() > _handOffs + (IsAboutToBeFlagged ? 1 : 0))
            world.Context.Violate($"P2: {_handOffs} hand-offs were told under {Told.Count()} times");
    }

    /// <summary>The model's own hand-off is told before its flag is set.</summary>
    private bool IsAboutToBeFlagged =>
        !_isFlagged && conversation.Record?.GetValueOrDefault(Names.PendingReply)?.M?.ContainsKey(Contract.HandOffs.HandedOverAt) == true;

    private static bool IsFlagged(Dictionary<string, AttributeValue>? record) => record?.GetValueOrDefault(Names.HandOff)?.BOOL == true;
}
