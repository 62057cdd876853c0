using WhatsAppReplies.Local.Cloud.Iam;

namespace WhatsAppReplies.Local.Tests.Iam;

public sealed class WildcardTests
{
    [Theory]
    [InlineData("*", "")]
    [InlineData("*", "arn:aws:sqs:eu-north-1:0:q")]
    [InlineData("arn:aws:sqs:*:0:q", "arn:aws:sqs:eu-north-1:0:q")]
    [InlineData("arn:*:q", "arn:aws:sqs:eu-north-1:0:q")]
    [InlineData("table/a*b*c", "table/a-b-b-c")]
    [InlineData("q?", "q1")]
    [InlineData("q**", "q")]
    public void Matches(string pattern, string text) => Assert.True(Wildcard.Matches(pattern, text));

    [Theory]
    [InlineData("q?", "q")]
    [InlineData("q", "q1")]
    [InlineData("q*x", "q1")]
    [InlineData("table/A", "table/a")]
    [InlineData("", "q")]
    public void Does_not_match(string pattern, string text) => Assert.False(Wildcard.Matches(pattern, text));

    [Fact]
    public void The_case_of_an_action_does_not_count() =>
        Assert.True(Wildcard.Matches("dynamodb:get*", "dynamodb:GetItem", StringComparison.OrdinalIgnoreCase));
}
