using Microsoft.Playwright;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live.Browser;

/// <summary>The page itself: with a keyboard alone, at a phone's width, and its links.</summary>
[Collection(LiveFixture.Collection)]
public sealed class PageTests(LiveFixture fixture) : BrowserTest(fixture.Page)
{
    [SkippableFact]
    public async Task A_conversation_of_a_burst_a_kill_and_a_reply_needs_no_mouse()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Light);
        await page.GetByLabel("Number").FillAsync("+447700900801");
        await page.GetByLabel("Number").PressAsync("Enter");
        // A key does not wait until its field is there.
        await page.GetByLabel("each line a message").WaitForAsync(new() { Timeout = Patience });
        await page.GetByLabel("each line a message").PressAsync("Space");
        var message = page.GetByLabel("Message", new() { Exact = true });
        await message.FillAsync("hello\nI saw your sign\nare you still looking for people?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).PressAsync("Enter");

        await Reply(page).First.WaitForAsync(new() { Timeout = Patience });
        Assert.Contains("are you still looking for people?", await Reply(page).InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#messages li.customer .tick[aria-label=read]").Nth(2).WaitForAsync(new() { Timeout = Patience });
        await page.Locator("#turn strong", new() { HasText = "Acknowledged" }).WaitForAsync(new() { Timeout = Patience });
        Assert.Equal("0", await page.Locator("#count-lost").InnerTextAsync());
        Assert.Equal("0", await page.Locator("#count-twice").InnerTextAsync());
        await PictureAsync(page, "light-1280");

        await page.GetByRole(AriaRole.Button, new() { Name = "Kill the worker" }).PressAsync("Enter");
        await page.GetByText("Kill the worker is waiting for its moment").WaitForAsync(new() { Timeout = Patience });
        await page.EvaluateAsync("fetch('api/breaks/kill', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })");
        await page.GetByText("Kill the worker is off").WaitForAsync(new() { Timeout = Patience });
        Assert.Empty(Mistakes);
    }

    [SkippableFact]
    public async Task Every_view_fits_a_phones_width_and_names_what_can_be_pressed()
    {
        var page = await OpenAsync(390, 844, ColorScheme.Dark);
        await NewPhoneAsync(page, "+447700900802");
        await WriteAsync(page, "hello");
        await Reply(page).First.WaitForAsync(new() { Timeout = Patience });

        foreach (var view in new[] { "The turn", "Record and stage", "Logs", "Alarms", "Prompts" })
        {
            await ShowAsync(page, view);
            Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty(await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('button, input, select, textarea')].filter(e => !(e.ariaLabel || e.innerText || "
                + "e.labels?.length)).map(e => e.outerHTML)"));
            await PictureAsync(page, $"dark-390-{view.Replace(' ', '-').ToLowerInvariant()}");
        }

        Assert.Empty(Mistakes);
    }

    [SkippableFact]
    public async Task A_link_of_a_step_leads_to_the_heading_of_the_design()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Light, "docs.html#the-turn");

        await page.Locator("h2#the-turn").WaitForAsync(new() { Timeout = Patience });
        Assert.True(await page.Locator("table").CountAsync() > 1);
        Assert.Empty(Mistakes);
    }
}
