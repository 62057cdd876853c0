namespace WhatsAppReplies.Local.Tests.Live.Browser;

public sealed class ChromiumTests
{
    [Fact]
    public void The_build_installs_one_exactly_where_these_tests_would_find_none_by_its_name()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "eng", "cake", "browser.cake"));

        Assert.Contains($"\"{Chromium.Variable}\"", script, StringComparison.Ordinal);
        Assert.Contains($"Names = [{string.Join(", ", Chromium.Names.Select(name => $"\"{name}\""))}];", script, StringComparison.Ordinal);
    }
}
