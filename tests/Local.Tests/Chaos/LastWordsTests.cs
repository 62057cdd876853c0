using WhatsAppReplies.Local.Chaos.Actors;
using WhatsAppReplies.Local.Lambda;
using WhatsAppReplies.Local.Lambda.EventSources;
using WhatsAppReplies.Local.Tests.EventSourceMapping;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class LastWordsTests
{
    private readonly LastWords _words = new();

    [Fact]
    public void Nobody_said_anything_about_a_trigger_that_only_others_were_told_of()
    {
        _words.Critical("other", "busy");
        Settle("trigger", MappingHost.Returned("{}"));

        Assert.Null(_words.Of("trigger"));
    }

    [Fact]
    public void What_is_written_after_the_trigger_was_given_up_counts()
    {
        Settle("trigger", MappingHost.Returned("{}"));
        _words.Critical("trigger", "more_to_answer");

        Assert.Equal("more_to_answer", _words.Of("trigger"));
    }

    [Fact]
    public void The_death_of_the_last_worker_is_a_reason_and_that_of_an_earlier_one_is_none()
    {
        Settle("died at last", MappingHost.Returned("{}"));
        Settle("died at last", MappingHost.Error());
        Settle("died before", MappingHost.Error());
        Settle("died before", MappingHost.Returned("{}"));

        Assert.NotNull(_words.Of("died at last"));
        Assert.Null(_words.Of("died before"));
    }

    private void Settle(string messageId, InvokeResult result)
    {
        QueueMessage[] batch = [FakeQueue.Message(messageId)];
        _words.Settled(new BatchSettlement(batch, result, BatchAnswer.Read(MappingHost.Definition, batch, result), []));
    }
}
