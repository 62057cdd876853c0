using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.OfflinePlan;

public sealed class ColoursTests
{
    private static readonly DifferenceLine Line = new('+', 1, "delaySeconds: 5");

    [Fact]
    public void On_a_terminal_what_comes_goes_and_changes_has_a_colour_each()
    {
        var painted = new[] { '+', '-', '~' }.Select(sign => Paint(Line with { Sign = sign }, ("TERM", "xterm"))).ToList();

        Assert.Equal(3, painted.Select(text => text[..5]).Distinct().Count());
        Assert.All(painted, text => Assert.EndsWith("delaySeconds: 5\u001b[0m", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_gets_none() =>
        Assert.Equal("    + delaySeconds: 5", Colours.Of(isRedirected: true, isWindows: false, Variables(("TERM", "xterm"))).Paint(Line));

    [Theory]
    [InlineData("xterm", "1")]
    [InlineData("dumb", null)]
    [InlineData(null, null)]
    public void A_terminal_that_knows_none_or_shall_have_none_gets_none(string? terminal, string? noColour) =>
        Assert.Equal("    + delaySeconds: 5", Paint(Line, ("TERM", terminal), ("NO_COLOR", noColour)));

    private static string Paint(DifferenceLine line, params (string Name, string? Value)[] variables) =>
        Colours.Of(isRedirected: false, isWindows: false, Variables(variables)).Paint(line);

    private static Func<string, string?> Variables(params (string Name, string? Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
