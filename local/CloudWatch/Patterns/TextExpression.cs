using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

internal static class TextExpression
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    /// <summary>A value: the whole field with <c>*</c> for anything, or <c>%expression%</c> found anywhere in it.</summary>
    public static Regex Whole(string pattern, PatternToken value) =>
        !value.Quoted && value.Text is ['%', .. var expression, '%']
            ? Compile(pattern, expression)
            : Compile(pattern, $"^{Regex.Escape(value.Text).Replace("\\*", ".*", StringComparison.Ordinal)}\\z");

    public static Regex Compile(string pattern, string expression)
    {
        try
        {
            return new Regex(expression, Options);
        }
        catch (ArgumentException mistake)
        {
            throw FilterPattern.Invalid(pattern, mistake.Message);
        }
        catch (NotSupportedException mistake)
        {
            throw FilterPattern.Invalid(pattern, mistake.Message);
        }
    }
}
