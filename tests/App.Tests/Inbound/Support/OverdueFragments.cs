using Amazon.DynamoDBv2.Model;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;

namespace App.Tests.Inbound.Support;

/// <summary>Fragments that are staged and have no trigger.</summary>
internal static class OverdueFragments
{
    public static InboundWorld Staged(Action<Dictionary<string, AttributeValue>>? change = null)
    {
        var world = new InboundWorld().WithConversation(change);
        Stage(world, Sids.SM1, TimeSpan.Zero);
        return world;
    }

    public static void Stage(InboundWorld world, string sid, TimeSpan ago, Action<Dictionary<string, AttributeValue>>? change = null) =>
        world.Turns.Stage(sid, "hello", item =>
        {
            item[Contract.Stage.ReceivedAt] = Av.S(Timestamp.Of(world.Clock.GetUtcNow() - ago));
            change?.Invoke(item);
        });

    public static void Change(InboundWorld world, Action<Dictionary<string, AttributeValue>> change)
    {
        var record = world.Turns.Record;
        change(record);
        world.Turns.Conversations.Put(record);
    }
}
