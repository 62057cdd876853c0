using WhatsAppReplies.Local.Providers.Hosting;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Tests.Providers.Twilio.Network;

/// <summary>When the service calls a webhook again.</summary>
public sealed class RepeatTests : NetworkTestBase
{
    private const string Always = "#rc=5&rp=all";

    [Theory]
    [InlineData(500)]
    [InlineData(404)]
    public async Task Without_overrides_an_error_is_not_repeated(int status)
    {
        Configure("");
        Webhook.AnswerWith(status);

        Assert.Equal([status], (await WriteAsync("Hello")).Statuses);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("#rc=3", 4)]
    [InlineData("#rc=0", 1)]
    [InlineData("#rc=5&rp=5xx", 1)]
    public async Task A_connection_that_cannot_be_made_is_repeated_as_often_as_the_address_says(string overrides, int calls)
    {
        Network.Configure(Company, $"{await ClosedAddressAsync()}{overrides}");

        var delivery = await WriteAsync("Hello");

        Assert.Equal(calls, delivery.Outcomes.Count);
        Assert.All(delivery.Outcomes, outcome => Assert.IsType<WebhookOutcome.NoConnection>(outcome));
    }

    [Fact]
    public async Task With_all_policies_a_failure_is_repeated_five_times_and_marked_as_a_repetition()
    {
        Configure(Always);
        Webhook.AnswerWith(500);

        var delivery = await WriteAsync("Hello");

        Assert.False(delivery.Succeeded);
        Assert.Equal(Enumerable.Repeat(500, 6), delivery.Statuses);
        Assert.Equal([false, true, true, true, true, true], Webhook.Received.Select(call => call.Headers.ContainsKey("I-Twilio-Idempotency-Token")));
        Assert.Single(Webhook.Received.Select(call => call.Fields["MessageSid"]).Distinct());
    }

    [Fact]
    public async Task The_first_success_is_the_last_call()
    {
        Configure(Always);
        Webhook.AnswerWith(500, 403, 200);

        var delivery = await WriteAsync("Hello");

        Assert.True(delivery.Succeeded);
        Assert.Equal([500, 403, 200], delivery.Statuses);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_waited_for_until_all_time_is_used_up_and_nobody_calls_again()
    {
        Configure(Always);
        Webhook.NeverAnswer();

        var writing = WriteAsync("Hello");
        await Webhook.UntilReceivedAsync(1);
        await Clock.UntilTimersAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.IsType<WebhookOutcome.NoAnswer>(Assert.Single((await writing).Outcomes));
    }

    [Fact]
    public async Task A_shorter_wait_for_one_answer_leaves_time_for_further_calls()
    {
        Configure("#rc=5&rp=all&rt=6000");
        Webhook.NeverAnswer();

        var writing = WriteAsync("Hello");
        for (var call = 1; call <= 3; call++)
        {
            await Webhook.UntilReceivedAsync(call);
            await Clock.UntilTimersAsync(1);
            Clock.Advance(TimeSpan.FromSeconds(6));
        }

        Assert.Equal(3, (await writing).Outcomes.Count);
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_its_way_is_no_answer()
    {
        Configure(Always);
        Network.Script.Next(new WebhookFault.AnswersLost(2));

        var delivery = await WriteAsync("Hello");

        Assert.Equal(3, Webhook.Received.Count);
        Assert.True(delivery.Succeeded);
        Assert.Equal(2, delivery.Outcomes.OfType<WebhookOutcome.NoAnswer>().Count());
    }

    [Fact]
    public async Task A_webhook_may_never_come_or_come_twice()
    {
        Configure("");
        Network.Script.Next(new WebhookFault.NeverCalled(), new WebhookFault.CalledAgain(), new WebhookFault.CalledTwiceAtOnce());

        Assert.Empty((await WriteAsync("one")).Outcomes);
        Assert.Equal(2, (await WriteAsync("two")).Outcomes.Count);
        Assert.Equal(2, (await WriteAsync("three")).Outcomes.Count);
        Assert.Equal(["two", "two", "three", "three"], Webhook.Received.Select(call => call.Fields["Body"]));
    }

    [Theory]
    [InlineData("rc=6")]
    [InlineData("rp=sometimes")]
    [InlineData("xx=1")]
    [InlineData("tt=15001")]
    public void An_override_that_the_service_does_not_have_is_a_mistake(string setting) =>
        Assert.Throws<FormatException>(() => Network.Configure(Company, $"http://127.0.0.1/#{setting}"));

    private void Configure(string overrides) => Network.Configure(Company, $"{Webhook.Address}{overrides}");

    private static async Task<Uri> ClosedAddressAsync()
    {
        await using var host = await ProviderHost.StartAsync(_ => Task.CompletedTask, CancellationToken.None);
        return host.Address;
    }
}
