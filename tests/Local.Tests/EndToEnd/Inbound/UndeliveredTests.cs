using WhatsAppReplies.Local.Cloud.CloudWatch.Metrics;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>The service accepted a reply, and it did not reach the customer: the record says so.</summary>
[Collection(InboundCloud.Collection)]
public sealed class UndeliveredTests(InboundCloud cloud)
{
    private const int Code = 63024;

    [Theory]
    [InlineData("undelivered", 0)]
    [InlineData("failed", 0)]
    [InlineData("undelivered", 3)]
    public async Task Whether_it_is_told_before_the_turn_has_ended_or_after(string status, int seconds) =>
        await IsUndeliveredAsync(status, TimeSpan.FromSeconds(seconds), StatusOrders.AsHappened);

    [Fact]
    public async Task Also_when_its_statuses_come_backwards() => await IsUndeliveredAsync("undelivered", TimeSpan.Zero, StatusOrders.Backwards);

    [Fact]
    public async Task Also_when_each_comes_twice_and_then_it_is_counted_once()
    {
        var before = Counted();
        await IsUndeliveredAsync("undelivered", TimeSpan.FromSeconds(3), StatusOrders.EachTwice);
        Assert.Equal(before + 1, Counted());
    }

    [Fact]
    public async Task When_nobody_tells_it_the_record_says_what_is_known()
    {
        cloud.Local.Providers.Twilio.Behaviour.StatusOrder = StatusOrders.Never;
        try
        {
            var end = await PlayAsync("undelivered", TimeSpan.Zero);
            Assert.Equal(Contract.Statuses.ReplySent, end.Status);
        }
        finally
        {
            cloud.Local.Providers.Twilio.Behaviour.StatusOrder = StatusOrders.AsHappened;
        }
    }

    private async Task IsUndeliveredAsync(string status, TimeSpan after, StatusOrder order)
    {
        cloud.Local.Providers.Twilio.Behaviour.StatusOrder = order;
        try
        {
            var end = await PlayAsync(status, after);
            Assert.Equal(Contract.Statuses.ReplyUndelivered, end.Status);
            Assert.Contains($"{Code}", end.StatusReason, StringComparison.Ordinal);
            Assert.Equal($"{Code}", end.Record[Contract.Conversations.LastDeliveryFailure].M[Contract.DeliveryFailure.Code].N);
        }
        finally
        {
            cloud.Local.Providers.Twilio.Behaviour.StatusOrder = StatusOrders.AsHappened;
        }
    }

    private async Task<PhoneOutcome> PlayAsync(string status, TimeSpan after)
    {
        var customer = await cloud.KnownCustomerAsync();
        customer.WhenNextSent(new TwilioFault.FailsLater(Code, after, status));
        await customer.WriteAsync("can you still reach me?");
        var end = await customer.UntilQuietAsync();
        Assert.Empty(end.OnPhone);
        Assert.Single(end.Replies);
        Assert.Equal((0, false), (end.StagedLeft, end.LockLeft));
        return end;
    }

    private double Counted() => cloud.Local.State.Metrics.Values(new MetricId(
        Contract.Telemetry.Namespace,
        Contract.Telemetry.UndeliveredMessages,
        new Dictionary<string, string>
        {
            [Contract.Telemetry.FunctionDimension] = cloud.Inbound.Function.Name,
            [Contract.Telemetry.ErrorCodeDimension] = $"{Code}",
        })).Sum();
}
