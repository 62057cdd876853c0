using WhatsAppReplies.Local.Providers.Twilio;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Harness;

/// <summary>Stories in which the first message to a customer gets another answer than usual, and how they may end.</summary>
internal static class FirstSend
{
    public static TestScenario<ConversationOutcome> Meets(StackKind stack, string text, TwilioFault send, TwilioFault? list = null) => new(stack, async cloud =>
    {
        var customer = cloud.Customer(text);
        customer.WhenNextSent(send);
        if (list is not null) customer.WhenNextListed(list);
        return await customer.RunAsync();
    });

    public static void IsSentAgain(ConversationOutcome end)
    {
        Invariants.Check(end);
        Assert.Equal((2, 1), (end.Sends, end.ReadBacks));
        Assert.Equal(1, Assert.Single(end.Summaries).Number("unknownSendsResent"));
    }

    public static void IsFound(ConversationOutcome end)
    {
        Invariants.Check(end);
        Assert.Equal((1, 1), (end.Sends, end.ReadBacks));
        Assert.Equal(1, Assert.Single(end.Summaries).Number("unknownSendsFound"));
    }

    /// <summary>The first look for it failed, which says nothing about the message.</summary>
    public static void IsFoundAtTheNextDelivery(ConversationOutcome end)
    {
        Invariants.Check(end);
        Assert.Equal((1, 2), (end.Sends, end.ReadBacks));
        Assert.Equal(["TryAgain", "Replied"], end.Summaries.Select(summary => summary.Text("outcome")));
        Assert.Equal("twilio_lookup_failed", end.Summaries[0].Text("reason"));
        Assert.Equal(1, end.LastSummary.Number("unknownSendsFound"));
    }

    /// <summary>The customer cannot be written to: what was written is recorded, and the trigger is done at its first delivery.</summary>
    public static void CannotReply(ConversationOutcome end, string reason)
    {
        Invariants.Check(end);
        Assert.Equal((1, 0), (end.Sends, end.ReadBacks));
        var only = Assert.Single(end.Summaries);
        Assert.Equal(("CannotReply", reason, "WARNING"), (only.Text("outcome"), only.Text("reason"), only.Level));
        Assert.Equal(Contract.Statuses.CannotReply, end.Status);
    }

    /// <summary>The provider said no, and why, which a person is told; at the next delivery it says yes.</summary>
    public static void IsRefused(ConversationOutcome end, string reason)
    {
        Invariants.Check(end);
        Assert.Equal(0, end.ReadBacks);
        var first = end.Summaries[0];
        Assert.Equal(("Refused", reason, "CRITICAL"), (first.Text("outcome"), first.Text("reason"), first.Level));
    }
}
