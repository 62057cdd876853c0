using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Inbound;

/// <summary>Files of messages whose webhook never came.</summary>
public class MissedMediaSweepTests
{
    [Fact]
    public async Task Media_are_asked_for_where_they_are_needed_and_staged()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.MM1, "", FakeInbox.Unnamed(1));
        world.Inbox.Media[Sids.MM1] = [new("https://api.twilio.com/media/ME1", "image/jpeg")];
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();

        var media = Assert.Single(Assert.Single(world.Staged)[Contract.Stage.Media].L).M;
        Assert.Equal("https://api.twilio.com/media/ME1", media[Contract.Stage.MediaUrl].S);
        Assert.Equal("image/jpeg", media[Contract.Stage.MediaContentType].S);
    }

    [Fact]
    public async Task Media_that_Twilio_cannot_tell_now_are_asked_for_again()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.MM1, "", FakeInbox.Unnamed(1));
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();
        Assert.Empty(world.Staged);
        Assert.Equal(1, world.Metric(Contract.Telemetry.SweepFailures));

        world.Inbox.Media[Sids.MM1] = [new("https://api.twilio.com/media/ME1", "image/jpeg")];
        await world.Sweep();
        Assert.Single(world.Staged);
    }

    [Fact]
    public async Task A_message_without_its_media_is_told_once_and_in_words_that_are_so()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.MM1, "", FakeInbox.Unnamed(1));
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.Sweep();
        await world.Sweep();

        var line = Assert.Single(world.Log.Records);
        Assert.Equal((Severity.Warning, "A message that came by no webhook cannot be staged now; each sweep tries again"), (line.Severity, line.Message));
        Assert.Contains("twilio_media_unknown", line.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, world.Metric(Contract.Telemetry.SweepFailures));
    }

    [Fact]
    public async Task A_message_whose_media_cannot_be_had_is_answered_without_them_before_the_list_forgets_it()
    {
        var world = new InboundWorld().WithConversation().WithNumber();
        world.Take(Sids.MM1, "look at this", FakeInbox.Unnamed(1));

        for (var minute = 1; minute <= 31; minute++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.Sweep();
            if (minute == 14)
                Assert.Empty(world.Staged);
            await world.DeliverTriggers();
        }

        Assert.Equal(["the reply"], world.Turns.Phone.Texts);
        var asked = world.Turns.Messages[0].M[Contract.Messages.Content].S;
        Assert.StartsWith("look at this", asked, StringComparison.Ordinal);
        Assert.Contains("[file", asked, StringComparison.Ordinal);
        var told = Assert.Single(world.Log.Records, record => record.Message.Contains("without its files", StringComparison.Ordinal));
        Assert.Equal(Severity.Warning, told.Severity);
        Assert.Equal(1, world.Metric(Contract.Telemetry.SweepStaged));
    }
}
