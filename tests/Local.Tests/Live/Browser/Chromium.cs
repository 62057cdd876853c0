using Microsoft.Playwright;

namespace WhatsAppReplies.Local.Tests.Live.Browser;

/// <summary>
/// A Chromium of this machine: the one that the environment names, one on the path, or the one that Playwright has installed;
/// <c>./build.sh --target=Test</c> names the one that it installs.
/// </summary>
internal static class Chromium
{
    public const string Variable = "CHROMIUM";

    public static readonly IReadOnlyList<string> Names = ["chromium", "chromium-browser", "google-chrome", "chrome-headless-shell"];

    public static string WhyNot =>
        $"There is no Chromium: {Variable} names none, none of {string.Join(", ", Names)} is on the PATH, and Playwright has installed none.";

    /// <summary>Null: there is none.</summary>
    public static string? Find(IPlaywright playwright) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : OnThePath() ?? (File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null);

    private static string? OnThePath() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
