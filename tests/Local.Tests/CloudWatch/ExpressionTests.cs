using WhatsAppReplies.Local.Cloud.CloudWatch;
using WhatsAppReplies.Local.Cloud.CloudWatch.Expressions;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, double?> Values = new() { ["two"] = 2, ["three"] = 3, ["none"] = null };

    [Theory]
    [InlineData("two", 2)]
    [InlineData("three > two", 1)]
    [InlineData("two > three", 0)]
    [InlineData("two == 2 AND three > 2", 1)]
    [InlineData("two == 2 AND three == 2", 0)]
    [InlineData("IF(two > three, 10, 20)", 20)]
    [InlineData("FILL(none, 0) == 0", 1)]
    [InlineData("FILL(two, 0)", 2)]
    [InlineData("IF(FILL(two, 0) > 0 AND FILL(none, 0) == 0, 1, 0)", 1)]
    [InlineData("IF(FILL(two, 0) > 0 AND FILL(three, 0) == 0, 1, 0)", 0)]
    public void It_comes_to(string expression, double value) => Assert.Equal(value, ExpressionParser.Parse(expression).Evaluate(id => Values[id]));

    [Theory]
    [InlineData("none")]
    [InlineData("none > 1")]
    [InlineData("none == 1 AND two == 2")]
    [InlineData("IF(none, 1, 2)")]
    public void Without_data_it_comes_to_nothing(string expression) => Assert.Null(ExpressionParser.Parse(expression).Evaluate(id => Values[id]));

    [Theory]
    [InlineData("two + three", "+")]
    [InlineData("-two", "-")]
    [InlineData("(two)", "(")]
    [InlineData("two >= three", ">=")]
    [InlineData("two OR three", "OR")]
    [InlineData("two && three", "&&")]
    [InlineData("two three", "three")]
    [InlineData("two % 2", "%")]
    [InlineData("Two > 1", "Two")]
    [InlineData("ABS(two)", "ABS")]
    [InlineData("RATE(two)", "RATE")]
    [InlineData("SEARCH('x', 'Sum')", "'")]
    [InlineData("FILL(two, REPEAT)", "REPEAT")]
    [InlineData("FILL(two, three)", "FILL")]
    [InlineData("IF(two, 1)", "IF")]
    [InlineData("IF(two, 1, 2", ")")]
    [InlineData("two >", "ends")]
    public void What_the_program_does_not_declare_is_refused_by_name_with_what_is_understood(string expression, string named)
    {
        var refused = Assert.Throws<CloudWatchException>(() => ExpressionParser.Parse(expression)).Message;

        var start = $"ValidationError: The expression '{expression}': ";
        Assert.StartsWith(start, refused, StringComparison.Ordinal);
        Assert.Contains(named, refused[start.Length..refused.IndexOf("; this machine", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("this machine understands ids, numbers, >, ==, AND, IF(", refused, StringComparison.Ordinal);
    }
}
