using WhatsAppReplies.Local.CloudWatch;
using WhatsAppReplies.Local.CloudWatch.Expressions;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, double?> Values = new() { ["two"] = 2, ["three"] = 3, ["none"] = null };

    [Theory]
    [InlineData("two + three * 2", 8)]
    [InlineData("(two + three) * 2", 10)]
    [InlineData("three - two - 1", 0)]
    [InlineData("-two + 5", 3)]
    [InlineData("three / two", 1.5)]
    [InlineData("two ^ 3", 8)]
    [InlineData("100 * two / (two + three)", 40)]
    [InlineData("two < three", 1)]
    [InlineData("two >= three", 0)]
    [InlineData("two == 2 AND three != 2", 1)]
    [InlineData("two > 2 OR three > 2", 1)]
    [InlineData("two > 2 && three > 2 || 1", 1)]
    [InlineData("IF(two > three, 10, 20)", 20)]
    [InlineData("FILL(none, 0) + two", 2)]
    [InlineData("FILL(none, three)", 3)]
    [InlineData("ABS(two - three)", 1)]
    [InlineData("CEIL(three / two)", 2)]
    [InlineData("FLOOR(three / two)", 1)]
    public void It_comes_to(string expression, double value) => Assert.Equal(value, ExpressionParser.Parse(expression).Evaluate(id => Values[id]));

    [Theory]
    [InlineData("none")]
    [InlineData("none + two")]
    [InlineData("none > 1")]
    [InlineData("IF(none, 1, 2)")]
    [InlineData("two / 0")]
    public void Without_data_it_comes_to_nothing(string expression) => Assert.Null(ExpressionParser.Parse(expression).Evaluate(id => Values[id]));

    [Theory]
    [InlineData("two +")]
    [InlineData("(two")]
    [InlineData("two three")]
    [InlineData("RATE(two)")]
    [InlineData("SEARCH('x', 'Sum')")]
    [InlineData("FILL(two, REPEAT)")]
    [InlineData("FILL(two, LINEAR)")]
    [InlineData("IF(two, 1)")]
    [InlineData("Two + 1")]
    [InlineData("two % 2")]
    public void What_is_not_understood_is_refused(string expression) =>
        Assert.Contains(expression, Assert.Throws<CloudWatchException>(() => ExpressionParser.Parse(expression)).Message);
}
