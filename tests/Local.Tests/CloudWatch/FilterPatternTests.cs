using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Logs;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class FilterPatternTests
{
    [Theory]
    [InlineData("{\"level\":\"CRITICAL\"}")]
    [InlineData("  {\"message\":\"refused\",\"level\":\"CRITICAL\"}")]
    public void A_field_that_is_the_text_matches(string message) =>
        Assert.True(FilterPattern.Parse(Contract.Telemetry.CriticalPattern).Matches(message));

    [Theory]
    [InlineData("CRITICAL")]
    [InlineData("text before {\"level\":\"CRITICAL\"}")]
    [InlineData("{\"level\":\"CRITICAL\"} text after")]
    [InlineData("[{\"level\":\"CRITICAL\"}]")]
    [InlineData("{\"message\":\"{ $.level = \\\"CRITICAL\\\" }\"}")]
    [InlineData("{\"level\":\"INFO\",\"message\":\"CRITICAL\"}")]
    [InlineData("{\"level\":\"critical\"}")]
    [InlineData("{\"Level\":\"CRITICAL\"}")]
    [InlineData("{\"level\":\"CRITICAL!\"}")]
    [InlineData("{\"level\":[\"CRITICAL\"]}")]
    [InlineData("{\"inner\":{\"level\":\"CRITICAL\"}}")]
    public void Anything_else_does_not_match(string message) =>
        Assert.False(FilterPattern.Parse(Contract.Telemetry.CriticalPattern).Matches(message));

    [Fact]
    public void White_space_in_a_pattern_does_not_count() => Assert.True(FilterPattern.Parse("""{$.level="A"}""").Matches("""{"level":"A"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("ERROR")]
    [InlineData("?WARN ?ERROR")]
    [InlineData("\"timed out\"")]
    [InlineData("[ip, user, level = CRITICAL]")]
    [InlineData("{ $.level = CRITICAL }")]
    [InlineData("{ $.level = \"CRIT*\" }")]
    [InlineData("{ $.level = %CRIT% }")]
    [InlineData("{ $.level != \"CRITICAL\" }")]
    [InlineData("{ $.count = 3 }")]
    [InlineData("{ $.user.name = \"ann\" }")]
    [InlineData("{ $.items[0] = \"a\" }")]
    [InlineData("{ $.missing NOT EXISTS }")]
    [InlineData("{ $.level = \"A\" || $.level = \"B\" }")]
    [InlineData("{ $.level = \"A\"")]
    public void Another_form_is_refused_with_the_form_that_is_understood(string pattern)
    {
        var refused = Assert.Throws<CloudWatchException>(() => FilterPattern.Parse(pattern)).Message;

        Assert.Contains($"'{pattern}' is not supported", refused, StringComparison.Ordinal);
        Assert.Contains("{ $.field = \"text\" }", refused, StringComparison.Ordinal);
    }
}
