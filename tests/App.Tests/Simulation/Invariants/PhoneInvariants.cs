using App.Tests.Fakes.Turns;
using App.Tests.Simulation.World;
using Messages = WhatsAppReplies.Contract.Messages;

namespace App.Tests.Simulation.Invariants;

/// <summary>Invariants of what the customer sees. P2: each part arrives once, in order; and what arrived is what the record says.</summary>
internal sealed class PhoneInvariants(SimulatedWorld world)
{
    /// <summary>After this a part is posted whatever became of the one before.</summary>
    private static readonly TimeSpan MostOrderWait = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _seen = [];

    public void Accepted(PhoneMessage message)
    {
        if (!_seen.Add(message.Text))
            world.Context.Violate($"P2: the customer got {message.Text} twice");

        var number = SimulatedModel.NumberOf(message.Text);
        var reply = SimulatedModel.ReplyOf(message.Text);
        for (var earlier = 1; earlier < number; earlier++)
        {
            if (!_seen.Contains($"{reply}.{earlier}"))
                world.Context.Violate($"P2: the customer got {message.Text} before {reply}.{earlier}");
        }

        CheckOrder(message, $"{reply}.{number - 1}");
    }

    /// <summary>What the provider has at the same time arrives in any order.</summary>
    private void CheckOrder(PhoneMessage message, string before)
    {
        var waits = world.Phone.LeavesAfter < MostOrderWait ? world.Phone.LeavesAfter : MostOrderWait;
        foreach (var earlier in world.Phone.Messages)
        {
            if (earlier.Text == before && message.AcceptedAt - earlier.AcceptedAt < waits)
                world.Context.Violate($"Order: {message.Text} was posted while {before} had not left the provider");
        }
    }

    /// <summary>Nothing is under way any more.</summary>
    public void CheckRecorded()
    {
        var recorded = world.CustomersConversations
            .SelectMany(conversation => ConversationHistory.Read(world, conversation))
            .SelectMany(entry => ConversationHistory.Sids(entry, Messages.PartSids)).ToList();
        foreach (var message in world.Phone.Messages)
        {
            var times = recorded.Count(sid => sid == message.Sid);
            if (times != 1)
                world.Context.Violate($"P2: the customer got {message.Text}, which is recorded {times} times");
        }
    }
}
