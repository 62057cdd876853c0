using System.Text;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

internal static partial class PatternTokens
{
    public static IReadOnlyList<PatternToken> Read(string pattern)
    {
        var tokens = new List<PatternToken>();
        var at = 0;
        while (at < pattern.Length)
        {
            if (char.IsWhiteSpace(pattern[at]))
            {
                at++;
                continue;
            }

            var match = Token().Match(pattern, at);
            if (!match.Success) throw FilterPattern.Invalid(pattern, $"'{pattern[at]}' at {at} is not understood");
            tokens.Add(match.Groups["quoted"].Success ? new PatternToken(Unescape(match.Groups["quoted"].Value), true) : new PatternToken(match.Value, false));
            at += match.Length;
        }

        return tokens;
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length) i++;
            result.Append(text[i]);
        }

        return result.ToString();
    }

    [GeneratedRegex("""\G("(?<quoted>(\\.|[^"\\])*)"|&&|\|\||!=|<=|>=|[{}()=<>]|%[^%]+%|\$(\['[^']+'\]|\[(\d+|\*)\]|[A-Za-z0-9_.\-@:/])+|[A-Za-z0-9_.\-:*/@#]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
