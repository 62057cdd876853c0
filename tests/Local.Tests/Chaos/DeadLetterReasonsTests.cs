using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.EventSources;
using WhatsAppReplies.Local.Runner.Chaos.DeadLetters;
using WhatsAppReplies.Local.Tests.EventSourceMapping;

namespace WhatsAppReplies.Local.Tests.Chaos;

public sealed class DeadLetterReasonsTests
{
    private readonly DeadLetterReasons _reasons = new(receives: 1);

    [Fact]
    public void Nobody_said_anything_about_a_trigger_that_only_others_were_told_of()
    {
        _reasons.Critical("other", "busy");
        Settle("trigger", MappingHost.Returned("{}"));

        Assert.Null(_reasons.Of("trigger"));
    }

    [Fact]
    public void What_is_written_after_the_trigger_was_given_up_counts()
    {
        Settle("trigger", MappingHost.Returned("{}"));
        _reasons.Critical("trigger", "more_to_answer");

        Assert.Equal("more_to_answer", _reasons.Of("trigger"));
    }

    [Fact]
    public void The_death_of_the_last_worker_is_a_reason_and_that_of_an_earlier_one_is_none()
    {
        Settle("died at last", MappingHost.Returned("{}"));
        Settle("died at last", MappingHost.Error());
        Settle("died before", MappingHost.Error());
        Settle("died before", MappingHost.Returned("{}"));

        Assert.NotNull(_reasons.Of("died at last"));
        Assert.Null(_reasons.Of("died before"));
    }

    [Fact]
    public void A_last_receive_that_no_function_saw_is_a_reason()
    {
        var ofTwo = new DeadLetterReasons(receives: 2);
        Settle(ofTwo, "received unseen", MappingHost.Returned("{}"));
        Settle("throttled", new InvokeResult.Throttled("no environment"));

        Assert.NotNull(ofTwo.Of("received unseen"));
        Assert.NotNull(_reasons.Of("throttled"));
    }

    private void Settle(string messageId, InvokeResult result) => Settle(_reasons, messageId, result);

    private static void Settle(DeadLetterReasons reasons, string messageId, InvokeResult result)
    {
        QueueMessage[] batch = [FakeMappingQueue.Message(messageId)];
        reasons.Settled(new BatchSettlement(batch, result, BatchAnswer.Read(MappingHost.Definition, batch, result), []));
    }
}
