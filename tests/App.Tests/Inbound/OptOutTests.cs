using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;

namespace App.Tests.Inbound;

/// <summary>Words of a number that ask for no more messages, from the phone to the record.</summary>
public class OptOutTests
{
    private const string Line = "You will get no more messages from us.";

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop \n")]
    [InlineData("Stop.")]
    [InlineData("\"ne plus écrire!\"")]
    [InlineData("NE PLUS ÉCRIRE")]
    public async Task A_word_alone_in_a_message_marks_it_in_any_case(string body)
    {
        var world = WithWords();

        Assert.Equal(200, await world.Post(SignedWebhook.Message(Sids.SM1, body)));

        Assert.Equal(Line, Assert.Single(world.Staged)[Contract.Stage.OptOutReply].S);
    }

    [Theory]
    [InlineData("please stop")]
    [InlineData("STOPP")]
    [InlineData("stop it")]
    [InlineData(".")]
    [InlineData("")]
    public async Task Among_other_words_it_is_a_message_like_any_other(string body)
    {
        var world = WithWords();

        await world.Post(SignedWebhook.Message(Sids.SM1, body));

        Assert.DoesNotContain(Contract.Stage.OptOutReply, Assert.Single(world.Staged).Keys);
    }

    [Fact]
    public async Task A_number_without_such_words_has_none()
    {
        var world = new InboundWorld().WithConversation().WithNumber();

        await world.Post(SignedWebhook.Message(Sids.SM1, "STOP"));

        Assert.DoesNotContain(Contract.Stage.OptOutReply, Assert.Single(world.Staged).Keys);
    }

    [Fact]
    public async Task From_the_phone_to_the_record_and_no_further()
    {
        var world = WithWords();
        await world.Post(SignedWebhook.Message(Sids.SM1, "stop"));
        await Deliver(world);
        await world.Post(SignedWebhook.Message(Sids.SM2, "hello?"));
        await Deliver(world);

        Assert.Equal([Line], world.Turns.Phone.Texts);
        Assert.Equal(Contract.Statuses.OptedOut, world.Turns.Status);
        Assert.Equal(["stop", Line, "hello?"], world.Turns.Messages.Select(entry => entry.M[Contract.Messages.Content].S));
    }

    [Fact]
    public async Task A_message_that_the_sweep_finds_is_marked_too()
    {
        var world = WithWords();
        world.Take(Sids.SM1, "stop");
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();

        Assert.Equal(Line, Assert.Single(world.Staged)[Contract.Stage.OptOutReply].S);
    }

    [Fact]
    public async Task Words_without_a_line_are_a_mistake_of_the_number()
    {
        var world = new InboundWorld().WithConversation().WithNumber(item => item[Contract.Numbers.OptOutWords] = Av.L(["STOP"]));

        Assert.Equal(500, await world.Post(SignedWebhook.Message(Sids.SM1, "hello")));

        Assert.Contains(world.Log.Records, record => record.ToString().Contains("'opt_out_words' needs 'opt_out_reply'", StringComparison.Ordinal));
    }

    private static InboundWorld WithWords() => new InboundWorld().WithConversation().WithNumber(item =>
    {
        item[Contract.Numbers.OptOutWords] = Av.L(["STOP", "ne plus écrire"]);
        item[Contract.Numbers.OptOutReply] = Av.S(Line);
    });

    private static async Task Deliver(InboundWorld world)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DeliverTriggers();
    }
}
