using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Inbound.Support;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Dynamo;
using WhatsAppReplies.Shared.Telemetry;
using Names = WhatsAppReplies.Contract.Conversations;

namespace App.Tests.Inbound;

public class DeliveryStatusTests
{
    [Theory]
    [InlineData("failed", 63016)]
    [InlineData("undelivered", 63024)]
    public async Task A_reply_that_did_not_arrive_is_undelivered_with_the_code(string status, int code)
    {
        var world = Replied();

        Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM2, status, code)));

        var record = world.Turns.Record;
        Assert.Equal("reply_undelivered", record[Names.Status].S);
        Assert.Contains($"code {code}", record[Names.StatusReason].S, StringComparison.Ordinal);
        var failure = record[Names.LastDeliveryFailure].M;
        Assert.Equal(Sids.SM2, failure[Contract.DeliveryFailure.Sid].S);
        Assert.Equal($"{code}", failure[Contract.DeliveryFailure.Code].N);
        Assert.Equal("2026-11-21T12:00:00.000Z", failure[Contract.DeliveryFailure.At].S);
        Assert.Equal(1, world.Metric(Contract.Telemetry.UndeliveredMessages));
        Assert.Contains($"\"ErrorCode\":\"{code}\"", world.Metrics, StringComparison.Ordinal);
        Assert.Contains("[[\"FunctionName\"],[\"FunctionName\",\"ErrorCode\"]]", world.Metrics, StringComparison.Ordinal);
        Assert.Contains(world.Log.Records, line => line.Severity == Severity.Warning);
    }

    [Theory]
    [InlineData(Sids.SM1)]
    [InlineData(Sids.SM2)]
    [InlineData(Sids.SM3)]
    public async Task Any_part_of_the_last_reply_counts(string sid)
    {
        var world = Replied(Sids.SM1, Sids.SM2, Sids.SM3);

        await world.Post(SignedWebhook.Status(sid, "failed", 63016));

        Assert.Equal("reply_undelivered", world.Turns.Status);
    }

    [Fact]
    public async Task A_reply_that_an_earlier_version_recorded_is_known_by_its_last_part()
    {
        var world = Replied(Sids.SM1, Sids.SM2);
        world.WithConversation(item =>
        {
            item[Names.Status] = Av.S("reply_sent");
            item[Names.LastAssistantMessageSid] = Av.S(Sids.SM2);
        });

        await world.Post(SignedWebhook.Status(Sids.SM2, "failed", 63016));

        Assert.Equal("reply_undelivered", world.Turns.Status);
    }

    [Fact]
    public async Task A_message_of_an_earlier_reply_is_noted_and_changes_no_status()
    {
        var world = Replied(Sids.SM5);

        await world.Post(SignedWebhook.Status(Sids.SM2, "failed", 63016));

        Assert.Equal("reply_sent", world.Turns.Status);
        Assert.Equal(Sids.SM2, world.Turns.Record[Names.LastDeliveryFailure].M[Contract.DeliveryFailure.Sid].S);
    }

    [Theory]
    [InlineData("processing_reply")]
    [InlineData("awaiting_human")]
    [InlineData("retry")]
    public async Task A_status_that_says_something_else_stays(string status)
    {
        var world = Replied(Sids.SM2);
        world.WithConversation(item =>
        {
            item[Names.Status] = Av.S(status);
            item[Names.LastPartSids] = Av.L([Sids.SM2]);
        });

        await world.Post(SignedWebhook.Status(Sids.SM2, "failed", 63016));

        Assert.Equal(status, world.Turns.Status);
        Assert.Equal(Sids.SM2, world.Turns.Record[Names.LastDeliveryFailure].M[Contract.DeliveryFailure.Sid].S);
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("sent")]
    [InlineData("delivered")]
    [InlineData("read")]
    [InlineData("something-new")]
    public async Task A_status_on_the_way_costs_nothing(string status)
    {
        var world = Replied();
        await world.Post(SignedWebhook.Status(Sids.SM1, "sent"));
        world.Faults.Calls.Clear();

        Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM1, status)));

        Assert.Empty(world.Calls);
        Assert.Equal("reply_sent", world.Turns.Status);
    }

    [Fact]
    public async Task A_status_that_comes_twice_is_counted_once()
    {
        var world = Replied(Sids.SM1, Sids.SM2);

        for (var times = 0; times < 3; times++)
            Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016)));

        Assert.Equal(1, world.Metric(Contract.Telemetry.UndeliveredMessages));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    public async Task A_late_failure_of_an_earlier_reply_does_not_hide_one_of_the_reply_that_is_being_sent(int part)
    {
        var world = Sending(Enumerable.Range(0, part).Select(other => Sids.Of(100 + other)).Append(Sids.SM2));
        await world.Post(SignedWebhook.Status(Sids.SM2, "failed", 63016));

        Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM1, "undelivered", 63024)));

        var failure = world.Turns.Record[Names.LastDeliveryFailure].M;
        Assert.Equal((Sids.SM2, "63016"), (failure[Contract.DeliveryFailure.Sid].S, failure[Contract.DeliveryFailure.Code].N));
        // It is counted all the same.
        Assert.Equal(2, world.Metric(Contract.Telemetry.UndeliveredMessages));
    }

    [Fact]
    public async Task A_failure_of_the_reply_that_is_being_sent_takes_the_place_of_an_earlier_ones_and_is_counted_once()
    {
        var world = Sending([Sids.SM2]);
        await world.Post(SignedWebhook.Status(Sids.SM1, "undelivered", 63024));

        for (var times = 0; times < 2; times++)
            Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM2, "failed", 63016)));

        Assert.Equal(Sids.SM2, world.Turns.Record[Names.LastDeliveryFailure].M[Contract.DeliveryFailure.Sid].S);
        Assert.Equal(2, world.Metric(Contract.Telemetry.UndeliveredMessages));
    }

    private static InboundWorld Sending(IEnumerable<string> sids) => new InboundWorld().WithConversation(item =>
    {
        item[Names.Status] = Av.S("processing_reply");
        item[Names.PendingReply] = Av.M(new() { ["parts"] = Av.L([.. sids.Select(sid => Av.M(new() { ["sid"] = Av.S(sid), ["text"] = Av.S("hello") }))]) });
    });

    [Fact]
    public async Task Statuses_may_come_in_any_order()
    {
        var world = Replied(Sids.SM1);

        foreach (var status in new[] { "failed", "sent", "queued" })
            await world.Post(SignedWebhook.Status(Sids.SM1, status, status == "failed" ? 63016 : null));

        Assert.Equal("reply_undelivered", world.Turns.Status);
    }

    [Fact]
    public async Task A_turn_that_finishes_between_the_two_writes_is_marked_all_the_same()
    {
        var world = Replied(Sids.SM1);
        world.WithConversation(item => item[Names.Status] = Av.S("processing_reply"));
        var updates = 0;
        world.Faults.At(call => call.Operation == "UpdateItem" && ++updates == 2, CallPhase.Before, () => world.WithConversation(item =>
        {
            item[Names.Status] = Av.S("reply_sent");
            item[Names.LastPartSids] = Av.L([Sids.SM1]);
        }));

        await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016));

        Assert.Equal("reply_undelivered", world.Turns.Status);
    }

    [Fact]
    public async Task A_write_that_failed_is_a_500_and_the_repetition_mends_it()
    {
        var world = Replied(Sids.SM1);
        world.Faults.Throw(call => call.Operation == "UpdateItem", CallPhase.AfterEffect, () => new HttpRequestException("lost"));

        Assert.Equal(500, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016)));
        Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016)));

        Assert.Equal("reply_undelivered", world.Turns.Status);
        Assert.Equal(1, world.Metric(Contract.Telemetry.UndeliveredMessages));
    }

    [Theory]
    [InlineData("whatsapp:")]
    [InlineData("")]
    public async Task The_recipient_may_be_written_either_way(string prefix)
    {
        var world = Replied(Sids.SM1);

        Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016, to: prefix + InboundWorld.Customer)));

        Assert.Equal("reply_undelivered", world.Turns.Status);
    }

    [Fact]
    public async Task A_conversation_that_is_not_the_recipients_is_not_touched()
    {
        var world = Replied(Sids.SM1);

        Assert.Equal(404, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016, to: "whatsapp:+447700900999")));
        Assert.Equal(404, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016, conversation: "another")));

        Assert.Equal("reply_sent", world.Turns.Status);
        Assert.DoesNotContain(world.Faults.Calls, call => call.Request is UpdateItemRequest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("conversation=")]
    [InlineData("conversation=%ZZ")]
    [InlineData("other=1")]
    public async Task A_status_of_no_conversation_is_a_bad_one(string query) =>
        Assert.Equal(400, await Replied().Post(SignedWebhook.Status(Sids.SM1, "failed", 63016) with { Query = query }));

    [Fact]
    public async Task A_conversation_under_its_own_credentials_is_written_to_with_its_own_token_only()
    {
        var world = Replied(Sids.SM1);
        world.Tokens.Store("own", "own-token");
        world.WithConversation(item =>
        {
            item[Names.Status] = Av.S("reply_sent");
            item[Names.LastPartSids] = Av.L([Sids.SM1]);
            item[Names.ChannelConfig].M[Names.WhatsApp].M[Names.CredentialsId] = Av.S("own");
        });

        Assert.Equal(403, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016)));
        Assert.Equal("reply_sent", world.Turns.Status);
        Assert.Equal(204, await world.Post(SignedWebhook.Status(Sids.SM1, "failed", 63016) with { Token = "own-token" }));
        Assert.Equal("reply_undelivered", world.Turns.Status);
    }

    private static InboundWorld Replied(params string[] sids) => new InboundWorld().WithConversation(item =>
    {
        item[Names.Status] = Av.S("reply_sent");
        item[Names.LastPartSids] = Av.L(sids.Length == 0 ? [Sids.SM2] : sids);
    });
}
