using Microsoft.Playwright;
using WhatsAppReplies.Local.Tests.Live.Harness;

namespace WhatsAppReplies.Local.Tests.Live.Browser;

/// <summary>The page in a real browser, used by its names as somebody with a screen reader or a keyboard would.</summary>
[Collection(LiveFixture.Collection)]
public sealed class PageTests(LiveFixture fixture) : IAsyncLifetime
{
    private const float Patience = 60_000;

    /// <summary>A container has no user namespaces of its own, and no graphics.</summary>
    private static readonly string[] Arguments = ["--no-sandbox", "--headless=shell", "--use-angle=swiftshader", "--font-render-hinting=none"];

    private static readonly string Pictures = Path.Combine(Repository.Artifacts, "tests", "page");

    private readonly List<string> _mistakes = [];
    private IPlaywright _playwright = null!;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        if (Chromium.Find(_playwright) is { } path) _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright.Dispose();
    }

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
        Assert.Empty(_mistakes);
    }

    [SkippableFact]
    public async Task Every_view_fits_a_phones_width_and_names_what_can_be_pressed()
    {
        var page = await OpenAsync(390, 844, ColorScheme.Dark);
        await page.GetByLabel("Number").FillAsync("+447700900802");
        await page.GetByRole(AriaRole.Button, new() { Name = "New phone" }).ClickAsync();
        await page.GetByLabel("Message", new() { Exact = true }).FillAsync("hello");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Reply(page).First.WaitForAsync(new() { Timeout = Patience });

        foreach (var view in new[] { "The turn", "Record and stage", "Logs", "Alarms", "Prompts" })
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = view }).ClickAsync();
            Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty(await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('button, input, select, textarea')].filter(e => !(e.ariaLabel || e.innerText || e.labels?.length)).map(e => e.outerHTML)"));
            await PictureAsync(page, $"dark-390-{view.Replace(' ', '-').ToLowerInvariant()}");
        }

        Assert.Empty(_mistakes);
    }

    [SkippableFact]
    public async Task A_link_of_a_step_leads_to_the_heading_of_the_design()
    {
        var page = await OpenAsync(1280, 900, ColorScheme.Light, "docs.html#the-turn");

        await page.Locator("h2#the-turn").WaitForAsync(new() { Timeout = Patience });
        Assert.True(await page.Locator("table").CountAsync() > 1);
        Assert.Empty(_mistakes);
    }

    private static ILocator Reply(IPage page) => page.Locator("#messages li.company");

    private static Task<byte[]> PictureAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png") });

    private async Task<IPage> OpenAsync(int width, int height, ColorScheme colours, string path = "")
    {
        Skip.If(_browser is null, Chromium.WhyNot);
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours });
        page.PageError += (_, mistake) => _mistakes.Add(mistake);
        page.Console += (_, said) => _mistakes.AddRange(said.Type == "error" ? [said.Text] : []);
        page.Request += (_, request) => _mistakes.AddRange(request.Url.StartsWith(fixture.Page.ToString(), StringComparison.Ordinal) || request.Url.StartsWith("blob:", StringComparison.Ordinal) ? [] : [request.Url]);
        await page.GotoAsync(new Uri(fixture.Page, path).ToString());
        return page;
    }
}
