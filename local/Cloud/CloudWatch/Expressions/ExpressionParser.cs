using System.Globalization;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.Cloud.CloudWatch.Expressions;

/// <summary>
/// Parser of the part of metric math that the program declares: ids, numbers, <c>&gt;</c>, <c>==</c>, AND, IF, and FILL with a number, period by
/// period. Anything else is refused by name.
/// </summary>
internal sealed partial class ExpressionParser
{
    private const string Supported = "ids, numbers, >, ==, AND, IF(condition, value, value) and FILL(metric, number)";

    private readonly string _text;
    private readonly IReadOnlyList<string> _tokens;
    private int _next;

    private ExpressionParser(string text) => (_text, _tokens) = (text, [.. Token().Matches(text).Select(match => match.Value)]);

    private string? Current => _next < _tokens.Count ? _tokens[_next] : null;

    public static IExpression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var expression = parser.Conjunction();
        return parser.Current is null ? expression : throw parser.Refuse($"{parser.Current} is not supported");
    }

    private IExpression Conjunction()
    {
        var left = Comparison();
        while (TryTake("AND")) left = Call.Condition(left, Comparison(), (a, b) => a != 0 && b != 0);
        return left;
    }

    private IExpression Comparison()
    {
        var left = Operand();
        if (TryTake(">")) return Call.Condition(left, Operand(), (a, b) => a > b);
        return TryTake("==") ? Call.Condition(left, Operand(), (a, b) => a == b) : left;
    }

    private IExpression Operand()
    {
        var token = Current ?? throw Refuse("it ends too early");
        _next++;
        if (double.TryParse(token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return new Number(number);
        if (Current == "(") return Function(token);
        // Ids begin with a small letter, so that they are never taken for functions.
        return char.IsAsciiLetterLower(token[0]) ? new Reference(token) : throw Refuse($"{token} is not supported");
    }

    private Call Function(string name)
    {
        Take("(");
        List<IExpression> arguments = [Conjunction()];
        while (TryTake(",")) arguments.Add(Conjunction());
        Take(")");
        return (name, arguments) switch
        {
            ("IF", [var condition, var then, var otherwise]) => Call.If(condition, then, otherwise),
            ("FILL", [var series, Number filling]) => Call.Fill(series, filling),
            _ => throw Refuse($"{name} with these {arguments.Count} arguments is not supported"),
        };
    }

    private bool TryTake(string token)
    {
        if (Current != token) return false;
        _next++;
        return true;
    }

    private void Take(string token)
    {
        if (!TryTake(token))
            throw Refuse(Current is null ? $"it ends where '{token}' should stand" : $"{Current} is not supported where '{token}' should stand");
    }

    private CloudWatchException Refuse(string why) =>
        new(CloudWatchException.Validation, $"The expression '{_text}': {why}; this machine understands {Supported}.");

    [GeneratedRegex(@"\d+(\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|[=!<>]=|&&|\|\||\S")]
    private static partial Regex Token();
}
