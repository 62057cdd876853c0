using Amazon.DynamoDBv2.Model;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Inbound;

public class ConversationChoiceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("whatsapp:", "")]
    [InlineData("", "whatsapp:")]
    [InlineData("whatsapp:", "whatsapp:")]
    public async Task A_conversation_is_found_however_its_index_attributes_are_written(string ofCompany, string ofCustomer)
    {
        var world = new InboundWorld().WithConversation(item =>
        {
            item[Names.IndexCompanyNumber] = Av.S(ofCompany + InboundWorld.Company);
            item[Names.IndexRecipient] = Av.S(ofCustomer + InboundWorld.Customer);
        });

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1)));

        Assert.Equal(InboundWorld.ConversationId, Assert.Single(world.Staged)[Contract.Stage.ConversationId].S);
    }

    [Fact]
    public async Task Of_several_the_one_whose_task_is_not_complete_is_chosen()
    {
        var world = new InboundWorld();
        Add(world, "complete-1", "2026-11-21T11:00:00Z", new() { N = "1" });
        Add(world, "open", "2026-11-20T11:00:00Z", new() { N = "0" });
        Add(world, "complete-2", "2026-11-21T11:30:00Z", new() { BOOL = true });

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Equal("open", Assert.Single(world.Staged)[Contract.Stage.ConversationId].S);
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T11:30:00+02:00", "first")]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T10:00:00.001Z", "second")]
    [InlineData("yesterday", "2026-11-20T10:00:00Z", "second")]
    [InlineData("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z", "first")]
    public async Task Of_several_open_ones_the_one_that_was_updated_last_is_chosen(string first, string second, string chosen)
    {
        var world = new InboundWorld();
        Add(world, "second", second, null);
        Add(world, "first", first, null);

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Equal(chosen, Assert.Single(world.Staged)[Contract.Stage.ConversationId].S);
    }

    [Fact]
    public async Task A_conversation_that_is_complete_goes_on_when_there_is_no_other()
    {
        var world = new InboundWorld();
        Add(world, "complete", "2026-11-21T11:00:00Z", new() { BOOL = true });

        await world.Post(SignedWebhook.Message(Sids.SM1));

        Assert.Equal("complete", Assert.Single(world.Staged)[Contract.Stage.ConversationId].S);
    }

    [Fact]
    public async Task Nothing_that_was_said_is_read()
    {
        var world = new InboundWorld().WithConversation();

        await world.Post(SignedWebhook.Message(Sids.SM1));
        await world.Post(SignedWebhook.Status(Sids.SM9, "failed", 63016));
        await world.Sweep();

        foreach (var call in world.Faults.Calls)
        {
            var read = call.Request switch
            {
                QueryRequest query => query.ProjectionExpression,
                GetItemRequest get => get.ProjectionExpression,
                ScanRequest { TableName: InboundWorld.NumbersTable } => "the whole of a number",
                ScanRequest scan => scan.ProjectionExpression,
                _ => "nothing",
            };
            Assert.NotNull(read);
            Assert.DoesNotContain(Names.Messages, read, StringComparison.Ordinal);
            Assert.DoesNotContain(Contract.Stage.Body, read.Split(", "));
        }
    }

    private static void Add(InboundWorld world, string id, string updatedAt, AttributeValue? taskComplete) => world.Turns.Conversations.Put(new(
        new Dictionary<string, AttributeValue>
        {
            [Names.PrimaryChannel] = Av.S(InboundWorld.Customer),
            [Names.ConversationId] = Av.S(id),
            [Names.IndexCompanyNumber] = Av.S(InboundWorld.Company),
            [Names.IndexRecipient] = Av.S(InboundWorld.Customer),
            [Names.UpdatedAt] = Av.S(updatedAt),
            [Names.TaskComplete] = taskComplete ?? Av.Null,
        }));
}
