using System.Globalization;
using System.Text.RegularExpressions;

namespace WhatsAppReplies.Local.CloudWatch.Expressions;

/// <summary>
/// Reads the part of metric math that works period by period: numbers, ids, arithmetic, comparisons, AND, OR, IF, FILL with a
/// value, ABS, CEIL and FLOOR. Anything else is refused by name.
/// </summary>
internal sealed partial class ExpressionParser
{
    // Weakest first.
    private static readonly string[][] Precedence = [["||", "OR"], ["&&", "AND"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"], ["^"]];

    private readonly string _text;
    private readonly IReadOnlyList<string> _tokens;
    private int _next;

    private ExpressionParser(string text)
    {
        _text = text;
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
        if (string.Concat(_tokens).Length != text.Count(c => !char.IsWhiteSpace(c))) throw Refuse("it has characters that are not understood");
    }

    private string? Current => _next < _tokens.Count ? _tokens[_next] : null;

    public static IExpression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var expression = parser.Operation(0);
        return parser.Current is null ? expression : throw parser.Refuse($"'{parser.Current}' is one too many");
    }

    private IExpression Operation(int level)
    {
        if (level == Precedence.Length) return Operand();
        var left = Operation(level + 1);
        while (Current is { } token && Precedence[level].Contains(token))
        {
            _next++;
            left = Call.Binary(left, Operation(level + 1), Compute(token));
        }

        return left;
    }

    private IExpression Operand()
    {
        var token = Current ?? throw Refuse("it ends too early");
        _next++;
        if (token == "-") return Call.Unary(Operand(), value => -value);
        if (token == "(")
        {
            var inner = Operation(0);
            Take(")");
            return inner;
        }

        if (double.TryParse(token, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return new Number(number);
        if (Current == "(") return Function(token);
        return Id().IsMatch(token) ? new Reference(token) : throw Refuse($"'{token}' stands where a value should");
    }

    private Call Function(string name)
    {
        Take("(");
        List<IExpression> arguments = [Operation(0)];
        while (Current == ",")
        {
            _next++;
            arguments.Add(Operation(0));
        }

        Take(")");
        return (name, arguments) switch
        {
            ("IF", [var condition, var then, var otherwise]) => Call.If(condition, then, otherwise),
            ("FILL", [var series, Number or Reference]) when arguments[1] is not Reference { Id: "REPEAT" or "LINEAR" } => Call.Fill(series, arguments[1]),
            ("ABS", [var operand]) => Call.Unary(operand, Math.Abs),
            ("CEIL", [var operand]) => Call.Unary(operand, Math.Ceiling),
            ("FLOOR", [var operand]) => Call.Unary(operand, Math.Floor),
            _ => throw Refuse($"{name} with {arguments.Count} arguments is not understood here"),
        };
    }

    private static Func<double, double, double> Compute(string token) => token switch
    {
        "+" => (a, b) => a + b,
        "-" => (a, b) => a - b,
        "*" => (a, b) => a * b,
        "/" => (a, b) => a / b,
        "^" => Math.Pow,
        "==" => (a, b) => a == b ? 1 : 0,
        "!=" => (a, b) => a != b ? 1 : 0,
        "<" => (a, b) => a < b ? 1 : 0,
        "<=" => (a, b) => a <= b ? 1 : 0,
        ">" => (a, b) => a > b ? 1 : 0,
        ">=" => (a, b) => a >= b ? 1 : 0,
        "AND" or "&&" => (a, b) => a != 0 && b != 0 ? 1 : 0,
        _ => (a, b) => a != 0 || b != 0 ? 1 : 0,
    };

    private void Take(string token)
    {
        if (Current != token) throw Refuse($"'{token}' is missing");
        _next++;
    }

    private CloudWatchException Refuse(string why) => new(CloudWatchException.Validation, $"The expression '{_text}': {why}");

    [GeneratedRegex(@"\d+(\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|==|!=|<=|>=|&&|\|\||[<>+\-*/^(),]")]
    private static partial Regex Token();

    // Ids begin with a small letter, so that they are never taken for functions.
    [GeneratedRegex("^([a-z][A-Za-z0-9_]*|REPEAT|LINEAR)$")]
    private static partial Regex Id();
}
