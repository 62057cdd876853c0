using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.Scenario;

/// <summary>A run can fail: each thing that goes wrong turns its point.</summary>
public sealed class PointTests
{
    private static readonly Sample Sample = Sample.ReadAll().Single(sample => sample.Name == "username-address");

    [Fact]
    public void An_answered_conversation_holds()
    {
        Assert.Empty(Failing(Result()));
    }

    [Fact]
    public void What_is_left_behind_is_seen() => Assert.Equal(
        ["its staged fragments are gone", "its trigger lock is gone", "its trigger was acknowledged"],
        Failing(Result() with { StagedLeft = 1, LockLeft = true, Acknowledged = false }));

    [Fact]
    public void A_webhook_that_was_never_taken_is_seen() => Assert.Equal(
        ["the webhook took every message that was written on the phone"],
        Failing(Result() with { Webhooks = [new("SM9", [new WebhookOutcome.Answered(500, "", "")])] }));

    [Fact]
    public void A_reply_that_arrived_although_it_was_refused_is_seen() => Assert.Equal(
        ["WhatsApp refused the reply after it was accepted", "conversation_status is reply_undelivered"],
        Failing(Result() with { Sample = Sample with { RefusedWith = 63024 } }));

    [Fact]
    public void A_reply_that_came_twice_is_seen()
    {
        var result = Result();

        Assert.Equal(["the reply is on the customer's phone, once"], Failing(result with { OnPhone = [.. result.OnPhone!, .. result.OnPhone!] }));
    }

    [Fact]
    public void A_record_that_was_not_finished_is_seen()
    {
        var record = new Dictionary<string, AttributeValue>(Sample.Record)
        {
            [Contract.Conversations.Status] = new(Contract.Statuses.Processing),
            [Contract.Conversations.Owner] = new("somebody"),
        };

        var failing = Failing(Result() with { Record = record });

        Assert.Contains("no claim is left", failing);
        Assert.Contains("conversation_status is reply_sent", failing);
        Assert.Contains("updated_at has changed", failing);
        Assert.Contains("the reply is recorded behind it", failing);
    }

    [Fact]
    public void An_attribute_of_the_other_system_that_changed_is_seen()
    {
        var result = Result();
        var record = new Dictionary<string, AttributeValue>(result.Record) { [Contract.Conversations.ChannelConfig] = new() { M = [] } };

        Assert.Equal(["everything else of the record is as it was"], Failing(result with { Record = record }));
    }

    private static IReadOnlyList<string> Failing(SampleResult result) =>
        [.. new ConversationChecks(result).Run().Where(point => !point.Holds).Select(point => point.What).Order(StringComparer.Ordinal)];

    private static SampleResult Result()
    {
        var record = new Dictionary<string, AttributeValue>(Sample.Record)
        {
            [Contract.Conversations.Status] = new(Contract.Statuses.ReplySent),
            [Contract.Conversations.UpdatedAt] = new("2026-12-01T00:00:00Z"),
            [Contract.Conversations.Messages] = new()
            {
                L =
                [
                    Entry(
                        Contract.Messages.UserRole,
                        Sample.Staged[0].Body,
                        (Contract.Messages.FragmentSids, new AttributeValue { L = [new(Sample.Staged[0].MessageSid)] })),
                    Entry(
                        Contract.Messages.AssistantRole, "Yes, it is.",
                        (Contract.Messages.PromptTokens, Number(2)),
                        (Contract.Messages.CompletionTokens, Number(3)),
                        (Contract.Messages.TotalTokens, Number(5))),
                ],
            },
        };
        return new SampleResult
        {
            Sample = Sample,
            Webhooks = [new("SM9", [new WebhookOutcome.Answered(200, "text/xml", "")])],
            Acknowledged = true,
            Duration = TimeSpan.FromSeconds(1),
            Record = record,
            StagedLeft = 0,
            LockLeft = false,
            OnPhone = [new("SM9", "whatsapp:+447700900456", "Yes, it is.", DateTimeOffset.UnixEpoch)],
            Logs = [new("group", "stream", DateTimeOffset.UnixEpoch, """{"level":"INFO","message":"Trigger finished"}""")],
            Calls = [],
        };
    }

    private static AttributeValue Number(int value) => new() { N = $"{value}" };

    private static AttributeValue Entry(string role, string content, params (string Name, AttributeValue Value)[] more)
    {
        var entry = new Dictionary<string, AttributeValue> { [Contract.Messages.Role] = new(role), [Contract.Messages.Content] = new(content) };
        foreach (var (name, value) in more) entry[name] = value;
        return new() { M = entry };
    }
}
