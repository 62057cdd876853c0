using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>
/// The customer's side: messages are written on a phone, one after the other, and the company hears of them through its webhook or by its sweep.
/// </summary>
internal sealed class PhoneArrival(LocalCloud cloud, DeployedInbound inbound, SampleStore store, TriggerWatch watch)
{
    /// <summary>Older than the time in which a webhook may still come, so that the next sweep takes it for missed.</summary>
    private static readonly TimeSpan Missed = TimeSpan.FromSeconds(90);

    private TwilioServer Twilio => cloud.Providers.Twilio;

    public async Task<Arrival> BeginAsync(Sample sample, Action<string> say, CancellationToken cancellationToken)
    {
        if (!sample.IsNew) await store.PutRecordAsync(sample, cancellationToken);
        await cloud.CaughtUpAsync(cancellationToken);
        var phone = Twilio.Phones[sample.PrimaryChannel].Address;
        if (sample.RefusedWith is { } code)
        {
            Twilio.Script.When(
                call => call.Endpoint == TwilioEndpoint.CreateMessage && call.To == phone,
                new TwilioFault.FailsLater(code, TimeSpan.Zero, TwilioMessage.Undelivered));
        }

        var last = sample.InOrder[^1].Body;
        if (sample.IsToldTwice)
            Twilio.Network.Script.When(message => message.From == phone && message.Content.Written == last, new WebhookFault.CalledAgain(), times: 1);

        var webhooks = new List<WebhookDelivery>();
        var staged = new List<SampleFragment>();
        foreach (var fragment in sample.InOrder)
        {
            var content = new PhoneContent.Text(fragment.Body);
            if (sample.Origin == SampleOrigin.Phone)
                webhooks.Add(await Twilio.Network.WriteAsync(sample.PrimaryChannel, sample.CompanyNumber, content, cancellationToken));
            var sid = sample.Origin == SampleOrigin.Phone
                ? webhooks[^1].Message
                : Twilio.Network.WriteUntold(sample.PrimaryChannel, sample.CompanyNumber, content, Missed).Sid;
            staged.Add(fragment with { MessageSid = sid });
        }

        say(sample.Origin == SampleOrigin.Phone
            ? $"{Plural.Of(staged.Count, "message")} written on the phone, "
                + $"webhooks answered {string.Join(", ", webhooks.SelectMany(webhook => webhook.Statuses))}; quiet time {inbound.QuietTime.TotalSeconds:0} s"
            : $"{Plural.Of(staged.Count, "message")} written on the phone, and no webhook comes; sweeping");
        if (sample.Origin == SampleOrigin.Untold) await cloud.Rules.StepAsync(cancellationToken);

        sample = sample with { Staged = staged };
        if (sample.IsNew) sample = sample with { Conversation = await MadeAsync(sample, cancellationToken) };
        return new Arrival(sample, webhooks, watch.AcknowledgedForAsync(sample.ConversationId));
    }

    /// <summary>The record that the webhook made, before anybody has answered.</summary>
    private async Task<JsonObject> MadeAsync(Sample sample, CancellationToken cancellationToken)
    {
        var found = await cloud.Tables.QueryAsync(
            new QueryRequest
            {
                TableName = cloud.Stack.ConversationsTable,
                KeyConditionExpression = $"{Contract.Conversations.PrimaryChannel} = :customer",
                ExpressionAttributeValues = new() { [":customer"] = new(sample.PrimaryChannel) },
                ConsistentRead = true,
            },
            cancellationToken);
        return found.Items is [var record]
            ? JsonNode.Parse(Document.FromAttributeMap(record).ToJson())!.AsObject()
            : throw new ProblemException(
                $"{sample.Name}: the webhooks made {found.Count ?? 0} records for a customer who was never written to; one is expected.");
    }
}
