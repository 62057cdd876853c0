using Microsoft.Playwright;

namespace WhatsAppReplies.Local.Tests.Live.Browser;

/// <summary>A page in a real browser, used by its names as somebody with a screen reader or a keyboard would.</summary>
/// <param name="address">Of the page.</param>
public abstract class BrowserTest(Uri address) : IAsyncLifetime
{
    /// <summary>A guard: everything is waited for by what the page shows.</summary>
    protected const float Patience = 60_000;

    /// <summary>A container has no user namespaces of its own, and no graphics.</summary>
    private static readonly string[] Arguments = ["--no-sandbox", "--headless=shell", "--use-angle=swiftshader", "--font-render-hinting=none"];

    private static readonly string Pictures = Path.Combine(Repository.Artifacts, "tests", "page");

    private readonly List<string> _mistakes = [];
    private IPlaywright _playwright = null!;
    private IBrowser? _browser;

    /// <summary>Of the page's code, and requests to elsewhere.</summary>
    protected IReadOnlyList<string> Mistakes => _mistakes;

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

    protected static ILocator Reply(IPage page) => page.Locator("#messages li.company");

    /// <summary>In the turn that is open, which is the newest.</summary>
    protected static ILocator Step(IPage page, string title) => page.Locator("#turn details[open] strong", new() { HasText = title });

    protected static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png") });

    protected static async Task NewPhoneAsync(IPage page, string number)
    {
        await page.GetByLabel("Number").FillAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = "New phone" }).ClickAsync();
    }

    protected static async Task WriteAsync(IPage page, string text)
    {
        await page.GetByLabel("Message", new() { Exact = true }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
    }

    protected static Task ShowAsync(IPage page, string view) => page.GetByRole(AriaRole.Tab, new() { Name = view }).ClickAsync();

    protected async Task<IPage> OpenAsync(int width, int height, ColorScheme colours, string path = "")
    {
        Skip.If(_browser is null, Chromium.WhyNot);
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = colours });
        page.PageError += (_, mistake) => _mistakes.Add(mistake);
        page.Console += (_, said) => _mistakes.AddRange(said.Type == "error" ? [said.Text] : []);
        page.Request += (_, request) => _mistakes.AddRange(request.Url.StartsWith(address.ToString(), StringComparison.Ordinal)
            || request.Url.StartsWith("blob:", StringComparison.Ordinal) ? [] : [request.Url]);
        await page.GotoAsync(new Uri(address, path).ToString());
        return page;
    }
}
