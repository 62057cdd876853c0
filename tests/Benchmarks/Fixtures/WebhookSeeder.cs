using System.Globalization;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Runner;

namespace WhatsAppReplies.Benchmarks.Fixtures;

/// <summary>Webhooks of customers whose conversations are there, each from another customer: every one takes a lock and sends a trigger.</summary>
internal sealed class WebhookSeeder(LocalCloud cloud, string company, string assistantId, TimeProvider time)
{
    private const string Host = "benchmark.lambda-url.eu-north-1.on.aws";
    private static readonly PhoneContent Question = new PhoneContent.Text("Is the post still open?");
    private int _customers;

    /// <summary>So many customers, each with a record, and the event of one message from each.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> EventsAsync(int count, CancellationToken cancellationToken)
    {
        var events = new List<ReadOnlyMemory<byte>>(count);
        foreach (var customer in await CustomersAsync(count, cancellationToken)) events.Add(await EventOfAsync(customer, cancellationToken));
        return events;
    }

    /// <summary>The addresses of so many customers, each with a record.</summary>
    public async Task<IReadOnlyList<string>> CustomersAsync(int count, CancellationToken cancellationToken)
    {
        var customers = new List<string>(count);
        for (var number = 0; number < count; number++)
        {
            customers.Add(string.Create(CultureInfo.InvariantCulture, $"+4478{++_customers:D8}"));
            await cloud.Tables.PutItemAsync(cloud.Stack.ConversationsTable, Record(customers[^1]), cancellationToken);
        }

        await cloud.CaughtUpAsync(cancellationToken);
        return customers;
    }

    /// <summary>From the customer's phone, through the address of the deployed function.</summary>
    public Task<WebhookDelivery> WriteAsync(string customer, CancellationToken cancellationToken) =>
        cloud.Providers.Twilio.Network.WriteAsync(customer, company, Question, cancellationToken);

    private Dictionary<string, AttributeValue> Record(string customer) => new()
    {
        [Contract.Conversations.PrimaryChannel] = new(customer),
        [Contract.Conversations.ConversationId] = new($"bench-webhook#{customer}"),
        [Contract.Conversations.Status] = new("template_sent"),
        [Contract.Conversations.HandOff] = new() { BOOL = false },
        [Contract.Conversations.TaskComplete] = new() { N = "0" },
        [Contract.Conversations.AiConfig] = new() { M = new() { [Contract.Conversations.AssistantId] = new(assistantId) } },
        [Contract.Conversations.ChannelConfig] = new() { M = new() { [Contract.Conversations.CompanyNumber] = new(company) } },
        [Contract.Conversations.Messages] = new() { IsLSet = true },
        [Contract.Conversations.IndexCompanyNumber] = new(company),
        [Contract.Conversations.IndexRecipient] = new(customer),
    };

    private async Task<ReadOnlyMemory<byte>> EventOfAsync(string customer, CancellationToken cancellationToken)
    {
        var twilio = cloud.Providers.Twilio;
        var message = twilio.Network.WriteUntold(customer, company, Question);
        var fields = message.Fields(twilio.AccountSid);
        var signature = WebhookSignature.Of(new Uri($"https://{Host}/"), fields, twilio.AuthToken);
        using var form = new FormUrlEncodedContent(fields);
        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["version"] = "2.0",
            ["routeKey"] = "$default",
            ["rawPath"] = "/",
            ["rawQueryString"] = "",
            ["headers"] = new Dictionary<string, string>
            {
                ["content-type"] = "application/x-www-form-urlencoded",
                ["host"] = Host,
                ["x-twilio-signature"] = signature,
            },
            ["requestContext"] = new Dictionary<string, object>
            {
                ["domainName"] = Host,
                ["http"] = new Dictionary<string, string>
                {
                    ["method"] = "POST",
                    ["path"] = "/",
                    ["protocol"] = "HTTP/1.1",
                    ["sourceIp"] = "192.0.2.1",
                    ["userAgent"] = "TwilioProxy/1.1",
                },
                ["requestId"] = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
            },
            ["body"] = Convert.ToBase64String(await form.ReadAsByteArrayAsync(cancellationToken)),
            ["isBase64Encoded"] = true,
        });
    }
}
