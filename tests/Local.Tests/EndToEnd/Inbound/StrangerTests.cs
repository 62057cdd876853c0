using System.Net;
using WhatsAppReplies.Local.Providers.Twilio.Network;
using WhatsAppReplies.Local.Tests.EndToEnd.Inbound.Harness;

namespace WhatsAppReplies.Local.Tests.EndToEnd.Inbound;

/// <summary>Anybody may call the address. Whoever is not the service learns nothing and changes nothing.</summary>
[Collection(InboundCloud.Collection)]
public sealed class StrangerTests(InboundCloud cloud)
{
    private const int MostBytes = 64 * 1024;
    private const string Told = "let me in, I know who you are talking to";

    [Fact]
    public async Task A_wrong_signature_gets_the_same_answer_at_the_same_cost_whether_the_customer_is_known_or_not()
    {
        var known = await cloud.KnownCustomerAsync();
        var unknown = cloud.NewCustomer();
        // What is cached is cached, and the one fetch that a minute allows has been made.
        await CallAsync(known.Number, "another token");

        var (ofKnown, callsOfKnown) = await CountedAsync(() => CallAsync(known.Number, "another token"));
        var (ofUnknown, callsOfUnknown) = await CountedAsync(() => CallAsync(unknown.Number, "another token"));

        Assert.Equal((403, ""), (ofKnown.Status, ofKnown.Body));
        Assert.Equal(ofKnown, ofUnknown);
        Assert.Equal(callsOfKnown, callsOfUnknown);
        Assert.All(callsOfKnown, action => Assert.Equal("dynamodb:Query", action));
        Assert.Empty(await unknown.RecordsAsync());
        Assert.Equal((0, 0), ((await known.LookAsync()).StagedLeft, (await known.LookAsync()).Triggers));
    }

    [Fact]
    public async Task Nothing_that_a_stranger_sends_is_in_any_log()
    {
        var customer = await cloud.KnownCustomerAsync();
        await CallAsync(customer.Number, "another token");

        var written = cloud.Local.State.Logs.GroupNames.SelectMany(group => cloud.Local.State.Logs.Group(group).Events)
            .Select(logged => logged.Message)
            .ToList();

        Assert.NotEmpty(written);
        Assert.All(new[] { Told, customer.Number.TrimStart('+'), "another token" }, secret =>
            Assert.DoesNotContain(written, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData(MostBytes + 1, 413)]
    [InlineData(MostBytes, 403)]
    public async Task A_body_over_64_KB_is_refused_unread_and_costs_no_call(int bytes, int status)
    {
        using var http = new HttpClient();
        var body = new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes("Body=" + new string('x', bytes - "Body=".Length)));
        body.Headers.ContentType = new("application/x-www-form-urlencoded");

        var (answer, calls) = await CountedAsync(() => http.PostAsync(cloud.Inbound.Messages, body));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(calls);
    }

    [Theory]
    [InlineData("GET", "", 405)]
    [InlineData("POST", "other", 404)]
    [InlineData("POST", "", 403)]
    public async Task What_is_no_webhook_costs_no_call(string method, string path, int status)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(cloud.Inbound.Url.Address, path));

        var (answer, calls) = await CountedAsync(() => http.SendAsync(request));

        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Empty(calls);
    }

    private async Task<WebhookOutcome.Answered> CallAsync(string from, string token)
    {
        using var http = new HttpClient();
        var fields = new InboundMessage($"SM{Guid.NewGuid():N}", $"whatsapp:{from}", $"whatsapp:{InboundCloud.Company}", new PhoneContent.Text(Told))
            .Fields("AC1");
        var delivery = await new WebhookCaller(http, () => token, TimeProvider.System)
            .DeliverAsync(new WebhookAddress { Called = cloud.Inbound.Messages }, "SM", fields);
        return Assert.IsType<WebhookOutcome.Answered>(Assert.Single(delivery.Outcomes));
    }

    /// <summary>With what the inbound function asked AWS for meanwhile.</summary>
    private async Task<(T Answer, IReadOnlyList<string> Calls)> CountedAsync<T>(Func<Task<T>> call)
    {
        var before = cloud.Local.Calls.Calls.Count;
        var answer = await call();
        return (answer, [.. cloud.Local.Calls.Calls.Skip(before)
            .Where(record => record.Call.RoleArn == cloud.Inbound.Function.RoleArn)
            .Select(record => record.Call.Action)]);
    }
}
