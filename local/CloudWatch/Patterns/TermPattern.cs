using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>
/// Terms of plain text: <c>A B</c> means both, <c>"exact phrase"</c>, <c>?A ?B</c> one of them, <c>-A</c> without it, <c>%expression%</c>.
/// Optional terms count only where nothing else stands, as in CloudWatch.
/// </summary>
internal sealed partial class TermPattern : FilterPattern
{
    private readonly List<Func<string, bool>> _required = [];
    private readonly List<Func<string, bool>> _optional = [];
    private readonly List<Func<string, bool>> _excluded = [];

    private TermPattern()
    {
    }

    public override bool Matches(string message)
    {
        if (_excluded.Any(term => term(message))) return false;
        if (_required.Count > 0) return _required.All(term => term(message));
        return _optional.Count == 0 || _excluded.Count > 0 || _optional.Any(term => term(message));
    }

    public static new TermPattern Parse(string pattern)
    {
        var result = new TermPattern();
        var at = 0;
        while (at < pattern.Length)
        {
            if (char.IsWhiteSpace(pattern[at]))
            {
                at++;
                continue;
            }

            var match = Term().Match(pattern, at);
            if (!match.Success)
                throw Invalid(pattern, $"'{pattern[at..].Split(' ')[0]}': a term of other characters than letters, digits and _ stands in double quotes");

            result.List(match.Groups["how"].Value).Add(Find(pattern, match));
            at += match.Length;
        }

        return result;
    }

    private List<Func<string, bool>> List(string how) => how switch
    {
        "?" => _optional,
        "-" => _excluded,
        _ => _required,
    };

    private static Func<string, bool> Find(string pattern, Match match)
    {
        if (match.Groups["expression"] is { Success: true } expression)
        {
            var regex = TextExpression.Compile(pattern, expression.Value);
            return regex.IsMatch;
        }

        var text = match.Groups["phrase"] is { Success: true } phrase ? phrase.Value.Replace("\\\"", "\"", StringComparison.Ordinal) : match.Groups["word"].Value;
        return message => message.Contains(text, StringComparison.Ordinal);
    }

    [GeneratedRegex("""\G(?<how>[?-]?)("(?<phrase>(\\.|[^"\\])+)"|%(?<expression>[^%]+)%|(?<word>[\p{L}\p{N}_]+))(?=\s|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
