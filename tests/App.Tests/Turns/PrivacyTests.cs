using App.Tests.Fakes.Calls;
using App.Tests.Fakes.Dynamo;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Replies.Messaging;
using WhatsAppReplies.Replies.Model;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Turns;

public class PrivacyTests
{
    private const string Text = "my secret words";

    public static TheoryData<string> Paths =>
    [
        "replied", "handed over", "no text", "busy", "refused", "malformed record", "malformed trigger", "unknown send", "storage fault", "defect", "stray",
        "no record",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Nothing_that_is_written_holds_a_text_a_number_or_an_id_of_a_conversation(string path)
    {
        var world = new TurnWorld().WithConversation().Stage("SMa", Text);
        world.Model.Otherwise = _ => FakeModel.Says("reply: " + Text);
        Prepare(world, path);

        if (path == "malformed trigger")
            await world.Invoke(world.Message(body: $"{{\"conversation_id\": \"{TurnWorld.ConversationId}\", \"primary_channel\": 1, \"{Text}\": \"{Text}\"}}"));
        else
            await world.Deliver();

        Assert.NotEmpty(world.Log.Records);
        Assert.All(world.Log.Records, record =>
        {
            Assert.DoesNotContain("secret words", record.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("447700900", record.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(TurnWorld.ConversationId, record.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Records_name_the_conversation_by_a_hash_and_carry_the_request()
    {
        var world = new TurnWorld().WithConversation().Stage("SMa", Text);

        await world.Deliver();

        Assert.All(world.Log.Records, record =>
        {
            Assert.Equal(ConversationHash.Short(TurnWorld.ConversationId), record.Fields["conversation"].Text);
            Assert.Equal("request-1", record.Fields["requestId"].Text);
        });
    }

    [Fact]
    public async Task The_provider_learns_the_customer_by_a_hash()
    {
        var world = new TurnWorld().WithConversation().Stage("SMa", Text);

        await world.Deliver();

        var reference = Assert.Single(world.Model.Requests).CustomerReference;
        Assert.Equal(64, reference.Length);
        Assert.DoesNotContain("447700900", reference, StringComparison.Ordinal);
    }

    private static void Prepare(TurnWorld world, string path)
    {
        switch (path)
        {
            case "handed over":
                world.WithConversation(record => record["hand_off_to_human"] = Av.Bool(true));
                break;
            case "no text":
                world.Staged.Delete(world.Staged.KeyOf(world.Staged.Items.Single()));
                world.Stage("SMa", null);
                break;
            case "busy":
                world.WithConversation(record =>
                {
                    record["conversation_status"] = Av.S("processing_reply");
                    record["processing_deadline"] = Av.N(long.MaxValue);
                });
                break;
            case "refused":
                world.Model.Otherwise = _ => new ModelOutcome.Refuse(FakePhone.Fault);
                break;
            case "malformed record":
                world.WithConversation(record => record["messages"] = Av.S(Text));
                break;
            case "unknown send":
                world.Phone.Script.Enqueue(_ => new SendOutcome.Unknown(FakePhone.Fault));
                break;
            case "storage fault":
                world.Faults.Throw(Calls.IsFinish, CallPhase.Before, () => DynamoErrors.Validation(Text + TurnWorld.Channel));
                break;
            case "defect":
                world.Faults.Throw(Calls.IsModel, CallPhase.Before, () => new InvalidOperationException(Text + TurnWorld.Channel));
                break;
            case "stray":
                world.Stage("SMb", Text, item => item["primary_channel"] = Av.S("+447700900888"));
                break;
            case "no record":
                world.Conversations.Delete(TurnWorld.Key(TurnWorld.ConversationId));
                break;
        }
    }
}
