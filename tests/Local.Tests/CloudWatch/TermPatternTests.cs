using WhatsAppReplies.Local.CloudWatch;
using WhatsAppReplies.Local.CloudWatch.Patterns;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class TermPatternTests
{
    private const string Line = "[ERROR] Task timed out, exit code 3 (retry-later)";

    [Theory]
    [InlineData("")]
    [InlineData("ERROR")]
    [InlineData("ERROR Task")]
    [InlineData("Task ERROR")]
    [InlineData("\"timed out\"")]
    [InlineData("\"retry-later\"")]
    [InlineData("?WARN ?ERROR")]
    [InlineData("ERROR -WARN")]
    [InlineData("-WARN")]
    [InlineData("%code [0-9]%")]
    [InlineData("ERROR ?WARN")]
    public void It_matches(string pattern) => Assert.True(FilterPattern.Parse(pattern).Matches(Line));

    [Theory]
    [InlineData("error")]
    [InlineData("ERROR WARN")]
    [InlineData("\"out timed\"")]
    [InlineData("?WARN ?INFO")]
    [InlineData("ERROR -Task")]
    [InlineData("-\"timed out\"")]
    [InlineData("%code [a-z]%")]
    public void It_does_not_match(string pattern) => Assert.False(FilterPattern.Parse(pattern).Matches(Line));

    [Theory]
    [InlineData("retry-later")]
    [InlineData("\"never closed")]
    [InlineData("level=ERROR")]
    public void A_term_of_other_characters_needs_quotes(string pattern) => Assert.Throws<CloudWatchException>(() => FilterPattern.Parse(pattern));

    [Fact]
    public void A_pattern_has_at_most_1024_characters() => Assert.Throws<CloudWatchException>(() => FilterPattern.Parse(new string('A', 1025)));
}
