using System.Text;
using System.Text.RegularExpressions;
using WhatsAppReplies.Local.Runner.Live.Server;

namespace WhatsAppReplies.Local.Tests.Live;

public sealed partial class PageFilesTests
{
    private static readonly IReadOnlyDictionary<string, string> Texts = PageFiles.All.ToDictionary(
        file => file.Key, file => Encoding.UTF8.GetString(file.Value.Bytes));

    [Fact]
    public void Every_module_and_style_that_is_named_is_there()
    {
        var named = Texts.Values.SelectMany(text => Named().Matches(text)).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.Contains("main.js", named);
        Assert.All(named, name => Assert.True(PageFiles.All.ContainsKey(name), name));
    }

    [Fact]
    public void Nothing_comes_from_elsewhere() =>
        Assert.All(Texts, file => Assert.DoesNotMatch(Elsewhere(), file.Value.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal)));

    [Fact]
    public void No_text_becomes_markup() => Assert.All(Texts, file => Assert.DoesNotMatch(Markup(), file.Value));

    [GeneratedRegex("""(?:from "\./|(?:src|href)="|docs\.html#?)(?<name>[a-z]+\.(?:js|css|svg|html))""")]
    private static partial Regex Named();

    [GeneratedRegex("https?://|//cdn|@import")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(| style=")]
    private static partial Regex Markup();
}
