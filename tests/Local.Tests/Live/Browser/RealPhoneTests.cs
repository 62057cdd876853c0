using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live.Browser;

/// <summary>Where real phones write, the page has none of its own, says so loudly, and shows what has to be set.</summary>
public sealed class RealPhoneTests(RealPhoneFixture fixture) : BrowserTest(fixture.Page), IClassFixture<RealPhoneFixture>
{
    [Fact]
    public async Task A_message_through_the_tunnel_is_answered_on_the_phone()
    {
        using var watcher = new LiveCustomer(fixture.Page, "+447700900811");

        Assert.Equal(HttpStatusCode.OK, await fixture.WriteAsync(watcher.Number, "is the post still open?"));
        await watcher.UntilAsync(happened => happened.IsStep("acknowledged"));

        Assert.Single(fixture.ShownTo(watcher.Number));
    }

    [Fact]
    public async Task A_signature_over_another_address_than_the_tunnels_is_refused() =>
        Assert.Equal(HttpStatusCode.Forbidden, await fixture.WriteAsync("+447700900812", "hello", new Uri(fixture.Tunnel.Target)));

    [Fact]
    public async Task Nobody_writes_in_a_customers_name_and_what_only_a_stand_in_can_do_is_refused_with_a_sentence()
    {
        using var http = new HttpClient();
        var answers = new[]
        {
            await http.PostAsJsonAsync(new Uri(fixture.Page, "api/customers"), new { number = "+447700900813" }),
            await http.PostAsJsonAsync(new Uri(fixture.Page, "api/breaks/twilio-drops"), new { }),
            await http.PostAsJsonAsync(new Uri(fixture.Page, "api/breaks/webhook-down"), new { }),
            await http.PostAsJsonAsync(new Uri(fixture.Page, "api/breaks/model-fails"), new { }),
        };

        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.EndsWith(".", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("mistake").GetString(), StringComparison.Ordinal);
            answer.Dispose();
        }
    }

    [Fact]
    public void Nobody_sweeps_here_and_no_alarm_misses_it() =>
        Assert.DoesNotContain(fixture.Cloud.Alarms.Alarms, alarm => alarm.Definition.MetricName == Contract.Telemetry.Sweeps);

    [SkippableFact]
    public async Task The_page_says_what_is_real_the_exact_webhook_and_the_steps_in_the_console_and_shows_what_is_written()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Light);
        await page.GetByText("The REAL model answers REAL phones here").WaitForAsync(new() { Timeout = Patience });
        var steps = page.GetByRole(AriaRole.Region, new() { Name = "Real phones write here" });
        await steps.GetByText("https://tunnel.example/#rc=5&rp=all").WaitForAsync(new() { Timeout = Patience });
        await steps.GetByText(fixture.Tunnel.Target, new() { Exact = true }).WaitForAsync(new() { Timeout = Patience });
        foreach (var field in new[] { "Message", "Number" }) Assert.False(await page.GetByLabel(field, new() { Exact = true }).IsVisibleAsync());
        Assert.False(await page.GetByRole(AriaRole.Button, new() { Name = "Twilio takes and drops" }).IsVisibleAsync());

        await fixture.WriteAsync("+447700900814", "does this reach you?");
        await page.GetByRole(AriaRole.Tab, new() { Name = "+447700900814" }).ClickAsync(new() { Timeout = Patience });
        await page.Locator("#messages li.customer", new() { HasText = "does this reach you?" }).WaitForAsync(new() { Timeout = Patience });
        await Reply(page).WaitForAsync(new() { Timeout = Patience });
        Assert.Equal(await page.Locator("#messages li.company .said").InnerTextAsync(), Assert.Single(fixture.ShownTo("+447700900814")));
        await PictureAsync(page, "real-phones");
        Assert.Empty(Mistakes);
    }
}
