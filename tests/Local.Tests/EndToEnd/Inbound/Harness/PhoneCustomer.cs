using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner.Scenario;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

/// <summary>A customer with a phone.</summary>
internal sealed class PhoneCustomer(InboundCloud cloud, string number)
{
    private string? _conversationId;

    public string Number => number;

    public Phone Phone => Twilio.Phones[number];

    private TwilioServer Twilio => cloud.Local.Providers.Twilio;

    /// <summary>Of the record that another system has made, as in the samples, with the samples' assistant unless another one is named.</summary>
    public async Task PutRecordAsync(string? assistantId = null)
    {
        var record = Sample.ReadAll().Single(sample => sample.Name == "nested").Conversation.DeepClone().AsObject();
        _conversationId = $"inbound-test-{number.TrimStart('+')}";
        record[Contract.Conversations.PrimaryChannel] = number;
        record[Contract.Conversations.ConversationId] = _conversationId;
        record[Contract.Conversations.IndexRecipient] = number;
        record[Contract.Conversations.Messages] = new JsonArray();
        if (assistantId is not null)
        {
            record[Contract.Conversations.AiConfig]![Contract.Conversations.OpenAiConfig]![Contract.Conversations.WhatsApp]![
                Contract.Conversations.AssistantId] = assistantId;
        }

        await cloud.Store.PutRecordAsync(new Sample(number, record, []), CancellationToken.None);
        await cloud.Local.CaughtUpAsync();
    }

    /// <summary>Another system changes the record.</summary>
    public async Task ChangeRecordAsync(string name, AttributeValue value)
    {
        await cloud.Local.Tables.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = cloud.Local.Stack.ConversationsTable,
            Key = new() { [Contract.Conversations.PrimaryChannel] = new(number), [Contract.Conversations.ConversationId] = new(await ConversationIdAsync()) },
            UpdateExpression = "SET #name = :value",
            ExpressionAttributeNames = new() { ["#name"] = name },
            ExpressionAttributeValues = new() { [":value"] = value },
        });
        await cloud.Local.CaughtUpAsync();
    }

    /// <summary>One message after the other, without waiting for anything but the webhook.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> WriteAsync(params IReadOnlyList<string> texts)
    {
        var deliveries = new List<WebhookDelivery>();
        foreach (var text in texts) deliveries.Add(await Twilio.Network.WriteAsync(number, InboundCloud.Company, new PhoneContent.Text(text)));
        return deliveries;
    }

    /// <summary>Taken by the service so long ago, and no webhook ever comes.</summary>
    public InboundMessage WriteUntold(string text, TimeSpan ago) =>
        Twilio.Network.WriteUntold(number, InboundCloud.Company, new PhoneContent.Text(text), ago);

    /// <summary>What happens to the webhook of the next message.</summary>
    public void WhenNextTold(WebhookFault fault) => Twilio.Network.Script.When(message => message.From == Phone.Address, fault, times: 1);

    /// <summary>What happens to the next message to this customer.</summary>
    public void WhenNextSent(TwilioFault fault) => Twilio.Script.When(
        call => call.Endpoint == TwilioEndpoint.CreateMessage && call.To == Phone.Address, fault, times: 1);

    public void KillIn(InboundCall kind, bool isCarriedOut, int times = 1) => cloud.Faults.KillIn(number.TrimStart('+'), kind, isCarriedOut, times);

    /// <summary>Until every trigger of this customer has been acknowledged, and every status been told.</summary>
    public async Task<PhoneOutcome> UntilQuietAsync()
    {
        var id = await ConversationIdAsync();
        await cloud.Triggers.UntilQuietAsync(id);
        await Twilio.Network.UntilStatusesAreToldAsync();
        return await LookAsync();
    }

    /// <summary>Until a trigger of this customer has been acknowledged; another one may still be on its way, and find nothing.</summary>
    public async Task<PhoneOutcome> UntilAnsweredAsync()
    {
        await cloud.Triggers.UntilAnsweredAsync(await ConversationIdAsync());
        return await LookAsync();
    }

    public async Task<PhoneOutcome> LookAsync()
    {
        var id = await ConversationIdAsync();
        var sample = new Sample(number, new JsonObject { [Contract.Conversations.PrimaryChannel] = number, [Contract.Conversations.ConversationId] = id }, []);
        return new PhoneOutcome
        {
            IsQuiet = cloud.Triggers.IsQuietNow(id),
            Record = await cloud.Store.RecordAsync(sample, CancellationToken.None),
            StagedLeft = await cloud.Store.StagedAsync(sample, CancellationToken.None),
            LockLeft = await cloud.Store.IsLockedAsync(sample, CancellationToken.None),
            OnPhone = Phone.Texts,
            WrittenSids = [.. Twilio.Received.Where(message => message.From == Phone.Address).Select(message => message.Sid)],
            Triggers = cloud.Triggers.SentTo(id),
        };
    }

    /// <summary>All records of this customer: one, or two webhooks made two.</summary>
    public async Task<IReadOnlyList<Dictionary<string, AttributeValue>>> RecordsAsync() => (await cloud.Local.Tables.QueryAsync(new QueryRequest
    {
        TableName = cloud.Local.Stack.ConversationsTable,
        KeyConditionExpression = $"{Contract.Conversations.PrimaryChannel} = :customer",
        ExpressionAttributeValues = new() { [":customer"] = new(number) },
        ConsistentRead = true,
    })).Items ?? [];

    private async Task<string> ConversationIdAsync() =>
        _conversationId ??= Assert.Single(await RecordsAsync())[Contract.Conversations.ConversationId].S;

    /// <summary>So that a failing test prints no number.</summary>
    public override string ToString() => "customer";
}
