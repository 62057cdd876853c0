using App.Tests.Fakes.Turns;
using WhatsAppReplies;
using WhatsAppReplies.Replies.Assistants;
using WhatsAppReplies.Shared.Results;

namespace App.Tests.Turns;

public class FormattingTests
{
    private const string Markdown = "## Shifts\n**Early** is at [the site](https://example.com/a)【4:0†source】.";

    private readonly TurnWorld _world = new TurnWorld().WithConversation().Stage("SMa", "hello");

    public FormattingTests() => _world.Model.Otherwise = _ => FakeModel.Says(Markdown);

    [Fact]
    public async Task Markdown_goes_out_as_whatsapp_shows_it_and_what_is_recorded_is_what_was_sent()
    {
        Assert.True(await _world.Deliver());

        Assert.Equal(["*Shifts*\n*Early* is at the site: https://example.com/a."], _world.Phone.Texts);
        Assert.Equal(_world.Phone.Texts.Single(), _world.Messages[1].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task An_assistant_may_ask_for_not_a_character_to_be_changed()
    {
        _world.Assistants.Answer = id => new Result<Assistant>.Success(new(id, "gpt-test", "Be kind.") { Formatting = ReplyFormatting.AsIs });

        Assert.True(await _world.Deliver());

        Assert.Equal([Markdown], _world.Phone.Texts);
        Assert.Equal(Markdown, _world.Messages[1].M[Contract.Messages.Content].S);
    }

    [Fact]
    public async Task Marks_are_written_before_the_reply_is_split()
    {
        _world.Split = text => [.. text.Split(' ')];
        _world.Model.Otherwise = _ => FakeModel.Says("**one** two");

        Assert.True(await _world.Deliver());

        Assert.Equal(["*one*", "two"], _world.Phone.Texts);
    }
}
