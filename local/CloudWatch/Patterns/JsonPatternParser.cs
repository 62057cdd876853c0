using System.Globalization;
using System.Text.Json;

namespace WhatsAppReplies.Local.CloudWatch.Patterns;

/// <summary>Reads <c>{ ($.a = "x") &amp;&amp; ($.b &gt; 3 || $.c NOT EXISTS) }</c>; <c>&amp;&amp;</c> binds tighter.</summary>
internal sealed class JsonPatternParser
{
    private static readonly HashSet<string> Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    private readonly string _pattern;
    private readonly IReadOnlyList<PatternToken> _tokens;
    private int _next;

    private JsonPatternParser(string pattern)
    {
        _pattern = pattern;
        _tokens = PatternTokens.Read(pattern);
    }

    private PatternToken Current => _next < _tokens.Count ? _tokens[_next] : PatternToken.End;

    public static JsonPattern Parse(string pattern)
    {
        var parser = new JsonPatternParser(pattern);
        parser.Take("{");
        var condition = parser.Alternatives();
        parser.Take("}");
        if (parser.Current != PatternToken.End) throw parser.Unexpected("nothing");
        return new JsonPattern(condition);
    }

    private IJsonCondition Alternatives()
    {
        List<IJsonCondition> conditions = [Conjunction()];
        while (TryTake("||")) conditions.Add(Conjunction());
        return conditions is [var only] ? only : new AnyOf(conditions);
    }

    private IJsonCondition Conjunction()
    {
        List<IJsonCondition> conditions = [Condition()];
        while (TryTake("&&")) conditions.Add(Condition());
        return conditions is [var only] ? only : new AllOf(conditions);
    }

    private IJsonCondition Condition()
    {
        if (TryTake("("))
        {
            var inner = Alternatives();
            Take(")");
            return inner;
        }

        if (Current.Quoted || !Current.Text.StartsWith('$')) throw Unexpected("a selector");
        var selector = JsonSelector.Parse(Next().Text);
        if (TryTake("NOT"))
        {
            Take("EXISTS");
            return new NotExists(selector);
        }

        return TryTake("IS") ? new IsOfKind(selector, Kind()) : Comparison(selector);
    }

    private JsonValueKind Kind() => Next() switch
    {
        { Quoted: false, Text: "NULL" } => JsonValueKind.Null,
        { Quoted: false, Text: "TRUE" } => JsonValueKind.True,
        { Quoted: false, Text: "FALSE" } => JsonValueKind.False,
        _ => throw Unexpected("NULL, TRUE or FALSE"),
    };

    private IJsonCondition Comparison(JsonSelector selector)
    {
        if (Current.Quoted || !Comparisons.Contains(Current.Text)) throw Unexpected("a comparison");
        var comparison = Next().Text;
        if (Current.IsSymbol || Current == PatternToken.End) throw Unexpected("a value");
        var value = Next();
        if (!value.Quoted && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new NumberComparison(selector, comparison, number);
        if (comparison is not ("=" or "!=")) throw FilterPattern.Invalid(_pattern, $"{comparison} compares numbers, not '{value.Text}'");
        return new TextComparison(selector, comparison == "=", TextExpression.Whole(_pattern, value));
    }

    private PatternToken Next()
    {
        var token = Current;
        _next++;
        return token;
    }

    private bool TryTake(string text)
    {
        if (Current.Quoted || Current.Text != text) return false;
        _next++;
        return true;
    }

    private void Take(string text)
    {
        if (!TryTake(text)) throw Unexpected($"'{text}'");
    }

    private CloudWatchException Unexpected(string wanted) =>
        FilterPattern.Invalid(_pattern, $"{wanted} expected where {(Current == PatternToken.End ? "it ends" : $"'{Current.Text}' stands")}");
}
