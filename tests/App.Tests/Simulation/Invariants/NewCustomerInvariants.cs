using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using App.Tests.Simulation.Engine;
using App.Tests.Simulation.Scenarios;
using App.Tests.Simulation.World;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Time;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Simulation.Invariants;

/// <summary>
/// Invariants of the record of a new customer: there is one, it holds what the contract says, and the inbound function writes nothing on a record that stands
/// but what became of a reply.
/// </summary>
internal sealed class NewCustomerInvariants(SimulatedWorld world)
{
    /// <summary>Between the clock of whoever made it and the true time, with a request that was slow.</summary>
    private static readonly TimeSpan MostOff = TimeSpan.FromMinutes(20);

    private static readonly HashSet<string> OfDeliveries = [Names.LastDeliveryFailure, Names.Status, Names.StatusReason, Names.UpdatedAt];

    private readonly CustomerKind _customer = world.Inbound!.Customer;

    public void Changed(Dictionary<string, AttributeValue>? before, Dictionary<string, AttributeValue> after, Worker worker)
    {
        if (before is null)
        {
            CheckMade(after, worker);
            return;
        }

        foreach (var name in before.Keys.Union(after.Keys).Except(OfDeliveries))
        {
            if (!(before.TryGetValue(name, out var was) && after.TryGetValue(name, out var its) && Values.AreEqual(was, its)))
                world.Context.Violate($"P1: {worker} wrote over '{name}' of a record that stood");
        }
    }

    /// <summary>Called at quiescence.</summary>
    public void CheckQuiescence()
    {
        var records = world.Conversations.AsTheyStand.Count(item => item.ContainsKey(Names.IndexRecipient));
        var isRight = _customer switch
        {
            CustomerKind.WithTwo => records == 2,
            CustomerKind.NewAndWrittenTo => records is 1 or 2,
            _ => records == 1,
        };
        if (!isRight)
            world.Context.Violate($"P1: the customer ({_customer}) has {records} records");
    }

    private void CheckMade(Dictionary<string, AttributeValue> record, Worker worker)
    {
        if (_customer is not (CustomerKind.New or CustomerKind.NewAndWrittenTo) || record[Names.ConversationId].S != world.Main.Id)
            world.Context.Violate($"P1: {worker} made a record that the customer needs not");

        var at = IsoTimeReader.Read(record[Names.CreatedAt].S)!.Value.Instant;
        if ((at - world.Context.Timeline.UtcNow).Duration() > MostOff)
            world.Context.Violate($"{worker} made a record of another time");
        var expected = new Dictionary<string, AttributeValue>
        {
            [Names.PrimaryChannel] = Av.S(TurnWorld.Channel),
            [Names.ConversationId] = Av.S(world.Main.Id),
            [Names.IndexCompanyNumber] = Av.S(TurnWorld.Company),
            [Names.IndexRecipient] = Av.S(TurnWorld.Channel),
            [Names.ChannelMethod] = Av.S("whatsapp"),
            [Names.AiConfig] = Av.M(new() { [Names.OpenAiConfig] = OfWhatsApp(Names.AssistantId, FakeAssistants.Id) }),
            [Names.ChannelConfig] = OfWhatsApp(Names.CompanyNumber, TurnWorld.Company),
            [Names.Status] = Av.S(Contract.Statuses.Received),
            [Names.Messages] = Av.L(new List<AttributeValue>()),
            [Names.CreatedAt] = record[Names.CreatedAt],
            [Names.UpdatedAt] = record[Names.CreatedAt],
        };
        if (!Values.AreEqual(Av.M(expected), Av.M(record)))
            world.Context.Violate($"{worker} made a record that does not hold what the contract says");
    }

    private static AttributeValue OfWhatsApp(string name, string value) => Av.M(new() { [Names.WhatsApp] = Av.M(new() { [name] = Av.S(value) }) });
}
